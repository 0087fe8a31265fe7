import { SubgraphFailure } from './subgraph-failure.ts';
import type { SubgraphAnswer } from './subgraph-transport.ts';

/** A subgraph's GraphQL response. It is shared between requests and must not be changed. */
export interface SubgraphResult {
  readonly data: unknown;
  readonly errors: readonly SubgraphError[];
  readonly headers: SubgraphAnswer['headers'];
  /** Set when there is no GraphQL response at all. */
  readonly failure: SubgraphFailure | undefined;
  /** Length of the text that was parsed for this result; 0 when nothing was. */
  readonly sizeBytes: number;
  /** Whether other requests got the very same data, or will. */
  readonly isRepeated: boolean;
}

/** An entry of a subgraph's `errors`, checked for shape only. */
export interface SubgraphError {
  readonly message: string;
  readonly path: ReadonlyArray<string | number> | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Set when it is the router that found the answer wrong. */
  readonly cause?: Error;
}

/** More errors than this in one answer are counted, not kept. */
const maxErrors = 1_000;

/**
 * Reads an answer as GraphQL over HTTP says: a well-formed response is honoured whatever the status, anything
 * else is a failure. `isExact` keeps numbers a double cannot hold as they were written.
 */
export function parseSubgraphAnswer(
  subgraph: string,
  answer: SubgraphAnswer,
  isExact: boolean,
): SubgraphResult {
  const { body } = answer;
  const response = parseJson(typeof body === 'string' ? body : body.toString('utf8'), isExact);
  if (!isRecord(response) || !isJsonType(answer.headers['content-type'])) return invalid(subgraph, answer);
  const { data, errors } = response;
  const isDataValid = data === null || isRecord(data);
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) return invalid(subgraph, answer);
  const list = (errors ?? []) as readonly unknown[];
  if (!isDataValid && (data !== undefined || list.length === 0)) return invalid(subgraph, answer);
  return {
    data: data ?? null,
    errors: list.length === 0 ? noErrors : list.slice(0, maxErrors).map(readError),
    headers: answer.headers,
    failure: undefined,
    sizeBytes: body.length,
    isRepeated: false,
  };
}

const noErrors: readonly SubgraphError[] = Object.freeze([]);

function invalid(subgraph: string, answer: SubgraphAnswer): SubgraphResult {
  const isDown = answer.status >= 500;
  const failure = isDown
    ? new SubgraphFailure('UNAVAILABLE', `Subgraph ${subgraph} is failing.`, undefined, answer.status)
    : new SubgraphFailure(
        'SUBGRAPH_INVALID_RESPONSE',
        `Subgraph ${subgraph} did not answer with a GraphQL response.`,
        undefined,
        answer.status,
      );
  return { data: null, errors: noErrors, headers: answer.headers, failure, sizeBytes: 0, isRepeated: false };
}

function isJsonType(type: string | string[] | undefined): boolean {
  if (type === undefined) return true;
  return typeof type === 'string' && /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type);
}

function readError(error: unknown): SubgraphError {
  if (!isRecord(error)) return { message: 'Unknown error', path: undefined, extensions: {} };
  return {
    message: typeof error['message'] === 'string' ? error['message'] : 'Unknown error',
    path: readPath(error['path']),
    extensions: isRecord(error['extensions']) ? error['extensions'] : {},
  };
}

function readPath(path: unknown): ReadonlyArray<string | number> | undefined {
  if (!Array.isArray(path)) return undefined;
  const isPath = path.every(
    (key) => typeof key === 'string' || (typeof key === 'number' && Number.isInteger(key) && key >= 0),
  );
  return isPath ? (path as Array<string | number>) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers that may lose something as doubles: many digits, or an exponent. */
const risky = /[:[,\s]-?(?:\d{16,}|\d+\.\d{15,}|\d[\d.]*[eE])/;

function parseJson(text: string, isExact: boolean): unknown {
  try {
    if (!isExact || !risky.test(text)) return JSON.parse(text);
    return JSON.parse(text, keepExact);
  } catch {
    return undefined;
  }
}

interface RawJson {
  rawJSON(text: string): unknown;
}

function keepExact(
  this: unknown,
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown {
  if (typeof value !== 'number' || context?.source === undefined || String(value) === context.source)
    return value;
  const digits = context.source
    .replace(/^-|[eE].*$/g, '')
    .replace('.', '')
    .replace(/^0+/, '');
  const isSafe = digits.length < 16 && Number.isFinite(value) && !/[eE]/.test(context.source);
  return isSafe ? value : (JSON as unknown as RawJson).rawJSON(context.source);
}
