import { expect, test } from '@jest/globals';
import { type GraphQLOutputType, isNonNullType } from 'graphql';
import {
  type GuardedField,
  loadGuardedFields,
  objectTypesOf,
  passesNullOn,
} from '../harness/field-visibility.ts';
import { everyRole } from '../harness/role-expectation.ts';

const roots: ReadonlySet<string> = new Set(['Query', 'Mutation']);
/** Every reference has its key, also one to an entity that the viewer may not see. */
const keyName = 'id';

const fields = await loadGuardedFields();
const fieldsOfType = Map.groupBy(fields, ({ type }) => type);

test.each(everyRole)(
  'a field that %s may not see is null, and the rest of the answer stays',
  async (role) => {
    expect(await findDestructive(role)).toEqual([]);
  },
);

test('a list that every role may ask for is never null', async () => {
  const lists = (fieldsOfType.get('Query') ?? []).filter(({ output }) => isList(output));
  expect(lists.length).toBeGreaterThan(10);
  for (const list of lists) {
    const isOpen = (await Promise.all(everyRole.map((role) => list.isSeenBy(role)))).every(Boolean);
    expect([nameOf(list), isNonNullType(list.output)]).toEqual([nameOf(list), isOpen]);
  }
});

function isList(output: GraphQLOutputType): boolean {
  return /Connection!?$/.test(String(output)) || String(output).startsWith('[');
}

/** Fields of what the role reaches whose refusal would take more of the answer away than themselves. */
async function findDestructive(role: string): Promise<string[]> {
  const found = new Set<string>();
  for (const type of await reachableTypes(role)) {
    const siblings = fieldsOfType.get(type) ?? [];
    for (const field of siblings) {
      if (!passesNullOn(field.output)) continue;
      const isRefused = !(await field.isSeenBy(role));
      if (isRefused && (roots.has(type) || (await isAnotherSeen(siblings, field, role))))
        found.add(nameOf(field));
      if (!isRefused && (await leadsToHidden(field, role))) found.add(nameOf(field));
    }
  }
  return [...found].sort();
}

const nameOf = ({ domain, type, name }: GuardedField): string => `${domain} ${type}.${name}`;

async function reachableTypes(role: string): Promise<ReadonlySet<string>> {
  const reached = new Set<string>(roots);
  for (const type of reached)
    for (const field of fieldsOfType.get(type) ?? [])
      if (await field.mayBeSeenBy(role)) for (const next of objectTypesOf(field.output)) reached.add(next);
  return reached;
}

async function isAnotherSeen(
  siblings: readonly GuardedField[],
  refused: GuardedField,
  role: string,
): Promise<boolean> {
  for (const field of siblings)
    if (field !== refused && field.name !== keyName && (await field.isSeenBy(role))) return true;
  return false;
}

/** Whether everything about the object behind the field is refused, even when it is the viewer's own. */
async function leadsToHidden({ output }: GuardedField, role: string): Promise<boolean> {
  for (const type of objectTypesOf(output)) {
    const inner = (fieldsOfType.get(type) ?? []).filter(({ name }) => name !== keyName);
    const seen = await Promise.all(inner.map((field) => field.mayBeSeenBy(role)));
    if (inner.length > 0 && !seen.includes(true)) return true;
  }
  return false;
}
