import type { Shown } from './mutations.ts';

/**
 * Who else can change what a mutation has shown before it is asked again: everybody; only this session can change
 * its own customers and invoices, or anything in its organization; or nothing moves any more, events included.
 */
export type Solitude = 'none' | 'own' | 'books' | 'quiet';

/** What a mutation showed, and the same asked as a query twice afterwards. */
export interface Sights {
  readonly below: unknown;
  readonly after: unknown;
  readonly last: unknown;
}

const comparedFrom: Readonly<Record<string, readonly Solitude[]>> = {
  own_: ['own', 'books', 'quiet'],
  books_: ['books', 'quiet'],
  later_: ['quiet'],
  shared_: ['quiet'],
};

/**
 * How the fields below a mutation differ from the same fields asked afterwards; empty when they are equal.
 *
 * Others trade meanwhile, so the comparison needs a reason: an entity whose `version` in the mutation's answer is still
 * its version in the last of the two queries was not changed between them, and the first query lies between. Its fields
 * must be equal. An older version proves nothing but must not follow a newer one, and entities do not vanish. What no
 * version stands for is compared as far as `solitude` allows; the prefixes are explained in `views.ts`.
 */
export function differences(sights: Sights, solitude: Solitude): readonly string[] {
  return compare(sights, { solitude, isStamped: solitude !== 'none', path: '' });
}

/** Whether the versions say that the entities of a payload were not changed between mutation and last query. */
export function isUnchanged({ below, last }: Sights): boolean {
  const later = isObject(last) ? last : {};
  return Object.entries(isObject(below) ? below : {}).every(
    ([name, entity]) => !isObject(entity) || !('version' in entity) || isSameVersion(entity, later[name]),
  );
}

interface Context {
  readonly solitude: Solitude;
  /** Whether the value cannot have changed since the mutation. */
  readonly isStamped: boolean;
  readonly path: string;
}

function compare({ below, after, last }: Sights, context: Context): readonly string[] {
  const { isStamped, path } = context;
  const differs = [
    `${path}: ${JSON.stringify(below)} below the mutation, ${JSON.stringify(after)} afterwards`,
  ];
  if (Array.isArray(below)) return compareLists(below, listOf(after), listOf(last), context);
  if (!isObject(below)) return isStamped && !isSame(below, after) ? differs : [];
  if (!isObject(after)) return isStamped || 'version' in below ? differs : [];
  if (below['id'] !== after['id']) return isStamped ? differs : [];
  return compareFields(below, after, last, context);
}

function compareFields(below: Shown, after: Shown, last: unknown, context: Context): readonly string[] {
  const version = below['version'];
  const versionAfter = after['version'];
  if (typeof version === 'number' && typeof versionAfter === 'number' && versionAfter < version)
    return [`${context.path}: version ${version} below the mutation, ${versionAfter} afterwards`];
  // Where others change nothing the version itself must be the same.
  const isAlone = context.isStamped && context.solitude !== 'none';
  const isStamped = 'version' in below && !isAlone ? isSameVersion(below, last) : context.isStamped;
  return Object.entries(below).flatMap(([name, value]) => {
    const [prefix = ''] = /^[a-z]+_/.exec(name) ?? [];
    const solitudes = comparedFrom[prefix];
    const isCompared = solitudes === undefined ? isStamped : solitudes.includes(context.solitude);
    // Nothing stands for a sum or a list that others may change, nor for what lies below it.
    if ((prefix === 'own_' || prefix === 'books_') && !isCompared) return [];
    return compare(
      { below: value, after: after[name], last: isObject(last) ? last[name] : undefined },
      { ...context, isStamped: isCompared, path: `${context.path}.${name}` },
    );
  });
}

/** Entities are found by their id, in any order unless the list is stamped; they do not vanish. */
function compareLists(
  below: readonly unknown[],
  after: readonly unknown[],
  last: readonly unknown[],
  context: Context,
): readonly string[] {
  const { isStamped, path } = context;
  if (isStamped && JSON.stringify(below.map(idOf)) !== JSON.stringify(after.map(idOf)))
    return [
      `${path}: ${JSON.stringify(below.map(idOf))} below the mutation, ${JSON.stringify(after.map(idOf))} afterwards`,
    ];
  return below.flatMap((element, index) => {
    const id = idOf(element);
    const find = (elements: readonly unknown[]): unknown =>
      id === undefined ? elements[index] : elements.find((other) => idOf(other) === id);
    return compare(
      { below: element, after: find(after), last: find(last) },
      { ...context, path: `${path}.${index}` },
    );
  });
}

function isSameVersion(below: Shown, last: unknown): boolean {
  return isObject(last) && last['id'] === below['id'] && last['version'] === below['version'];
}

function isSame(below: unknown, after: unknown): boolean {
  return below === after || (below === null && after === undefined);
}

function idOf(element: unknown): unknown {
  return isObject(element) ? element['id'] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
