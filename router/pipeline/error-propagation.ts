import { anyOther, type ErrorsConfig, namedPropagationOf } from '../config/errors-config.ts';
import { createErrorLookup, type ErrorLookup } from '../graphql/error-table.ts';

/** What of the errors of one subgraph reaches clients. */
export interface ErrorPropagation {
  /** Whether a code is shown; undefined, in place of a code, for an error without one. */
  readonly shows: (code: unknown) => boolean;
  /** Whether failures that the router itself found are shown with their own messages. */
  readonly showsOwnFailures: boolean;
  readonly showsMessages: boolean;
  readonly showsExtension: (key: string) => boolean;
  readonly showsSubgraphName: boolean;
}

/** What of the errors of a subgraph reaches clients; without a name, of errors that no subgraph caused. */
export type ErrorPropagationLookup = (subgraph: string | undefined) => ErrorPropagation;

/** Extension keys that say something to clients and nothing about the inside of a subgraph. */
const safeExtensionKeys = [
  'fields',
  'metadata',
  'outcome',
  'retryAfter',
  'retryable',
  'reason',
  'argumentName',
];

const findGeneralCode = createErrorLookup();

/** Works out, once, what the configuration says about each subgraph. */
export function createErrorPropagation(config: ErrorsConfig, isDevelopment: boolean): ErrorPropagationLookup {
  const { all } = config.propagate;
  const ofAll = toPropagation(all, isDevelopment);
  const ofOne = new Map(
    Object.entries(namedPropagationOf(config)).map(([subgraph, own]) => {
      const inherited = {
        codes: { ...all.codes, ...own.codes },
        messages: own.messages ?? all.messages,
        extensions: own.extensions ?? all.extensions,
        subgraphName: own.subgraphName ?? all.subgraphName,
      };
      return [subgraph, toPropagation(inherited, isDevelopment)] as const;
    }),
  );
  return (subgraph) => (subgraph === undefined ? ofAll : (ofOne.get(subgraph) ?? ofAll));
}

/** The error table together with the codes of this graph that have a status. */
export function createGraphErrorLookup(config: ErrorsConfig): ErrorLookup {
  const { all } = config.propagate;
  const maps = [...Object.values(namedPropagationOf(config)).map(({ codes = {} }) => codes), all.codes];
  return createErrorLookup(
    Object.fromEntries(
      maps.flatMap((codes) =>
        Object.entries(codes).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
      ),
    ),
  );
}

function toPropagation(
  { codes, messages, extensions, subgraphName }: ErrorsConfig['propagate']['all'],
  isDevelopment: boolean,
): ErrorPropagation {
  const entries = new Map<unknown, boolean>(
    Object.entries(codes).map(([code, entry]) => [code, entry !== false]),
  );
  const other = entries.get(anyOther) ?? (isDevelopment || undefined);
  const keys = new Set(extensions ?? (isDevelopment ? [anyOther] : safeExtensionKeys));
  const showsAllKeys = keys.has(anyOther);
  return {
    shows: (code) =>
      (code === anyOther ? undefined : entries.get(code)) ??
      other ??
      findGeneralCode(code)?.fromSubgraph ??
      false,
    showsOwnFailures: isDevelopment && other === true,
    showsMessages: messages,
    showsExtension: (key) => showsAllKeys || keys.has(key),
    showsSubgraphName: subgraphName ?? isDevelopment,
  };
}
