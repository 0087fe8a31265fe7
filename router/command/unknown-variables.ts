import { findNearestName } from './nearest-name.ts';

/** Names that mean the same elsewhere or meant it once, and what this product calls it. */
const otherSpellings: Readonly<Record<string, string>> = {
  ERP_HOST: 'ERP_SERVER_HOST',
  ERP_PORT: 'ERP_SERVER_PORT',
  ERP_LOG_LEVEL: 'ERP_LOGGING_LEVEL',
};

const prefix = 'ERP_';
/** Variables of the test suites, which the processes under test inherit. */
const testPrefix = 'ERP_TEST_';

/** The variables that a process reads. */
export interface KnownVariables {
  /** Each may also be given as `<NAME>_FILE`. */
  readonly names: Iterable<string>;
  /** Whether no other process of a deployment reads further ones; else only what is likely a mistyped name counts. */
  readonly areAll: boolean;
}

/** A sentence for each variable of the environment that this process ignores and probably should not have been given. */
export function describeUnknownVariables(
  environment: Readonly<Record<string, string | undefined>>,
  { names, areAll }: KnownVariables,
): readonly string[] {
  const known = new Set(names);
  const sentences: string[] = [];
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(prefix) || name.startsWith(testPrefix) || !value) continue;
    if (known.has(name) || known.has(name.replace(/_FILE$/, ''))) continue;
    const meant = findMeantName(name, known);
    if (meant === undefined && !areAll) continue;
    const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
    sentences.push(`environment variable ${name} is not known and is ignored${hint}`);
  }
  return sentences;
}

/** The known name that an unknown variable most likely stands for. */
export function findMeantName(name: string, known: ReadonlySet<string>): string | undefined {
  const other = otherSpellings[name];
  if (other !== undefined && known.has(other)) return other;
  const withoutPrefix = [...known].map((entry) => entry.slice(prefix.length));
  const nearest = findNearestName(name.slice(prefix.length), withoutPrefix);
  return nearest === undefined ? undefined : prefix + nearest;
}
