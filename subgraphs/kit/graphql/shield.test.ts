import { expect, test } from '@jest/globals';
import { buildSchema, type ExecutionResult, execute, type GraphQLSchema, parse, subscribe } from 'graphql';
import { userViewer } from '../../../test/harness/viewers.ts';
import { anyone, anyUser, noViewer, permissionRule, withPermission } from './permission-rules.ts';
import { and, guardSchema, not, or, type ShieldRule } from './shield.ts';

const sdl = 'type Query { value: Int other: Int } type Subscription { ticks: Int }';

function guarded(rules: Readonly<Record<string, ShieldRule>>, change?: (schema: GraphQLSchema) => void) {
  const schema = buildSchema(sdl);
  change?.(schema);
  return guardSchema(schema, { Query: rules }, noViewer);
}

function read(schema: GraphQLSchema, permissions: readonly string[], rootValue: unknown = { value: 1 }) {
  return execute({
    schema,
    document: parse('{ value }'),
    rootValue,
    contextValue: { viewer: userViewer([...permissions]) },
  });
}

function messages(result: ExecutionResult): readonly string[] {
  return (result.errors ?? []).map(({ message }) => message);
}

test('a rule that decides immediately makes no promise, whether it allows or refuses', () => {
  const schema = guarded({ value: withPermission('a:b:read') });
  const allowed = read(schema, ['a:b:read']);
  expect(allowed).toEqual({ data: { value: 1 } });
  expect(read(schema, [])).toMatchObject({
    data: { value: null },
    errors: [{ message: 'This needs the permission a:b:read.', extensions: { code: 'FORBIDDEN' } }],
  });
});

test('a field that anyone may read keeps its resolver', () => {
  const schema = guarded({ value: anyone });
  expect(schema.getQueryType()?.getFields()['value']?.resolve).toBeUndefined();
  expect(read(schema, [])).toEqual({ data: { value: 1 } });
});

test('a rule that fails refuses', () => {
  const failing = permissionRule('luck', () => {
    throw new Error('secret');
  });
  const result = read(guarded({ value: failing }), []) as ExecutionResult;
  expect(messages(result)).toEqual(['Forbidden']);
  expect(result.data).toEqual({ value: null });
});

test('a refused field is not resolved; an error of a resolver stays its own', () => {
  let calls = 0;
  const value = (): number => {
    calls += 1;
    throw new Error('resolver');
  };
  expect(messages(read(guarded({ value: noViewer }), [], { value }) as ExecutionResult)).toEqual([
    'This needs a permission that no viewer has.',
  ]);
  expect(calls).toBe(0);
  expect(messages(read(guarded({ value: anyUser }), [], { value }) as ExecutionResult)).toEqual(['resolver']);
});

test.each<[string, ShieldRule, number | null]>([
  ['and, one missing', and(withPermission('a:b:read'), withPermission('a:b:write')), null],
  ['and, both there', and(withPermission('a:b:read'), anyUser), 1],
  ['or', or(withPermission('a:b:write'), withPermission('a:b:read')), 1],
  ['not', not(withPermission('a:b:read')), null],
])('combined rules are decided by graphql-shield: %s', async (_name, combined, value) => {
  const result = await read(guarded({ value: combined }), ['a:b:read']);
  expect(result.data).toEqual({ value });
});

test('rules of fields and types that the schema does not have are refused at the start', () => {
  expect(() => guarded({ values: anyone })).toThrow('Query.values');
  expect(() => guardSchema(buildSchema(sdl), { Customer: { id: anyone } }, noViewer)).toThrow('Customer');
});

test('a subscription without a rule does not start', async () => {
  let isStarted = false;
  const schema = guarded({}, (made) => {
    const ticks = made.getSubscriptionType()?.getFields()['ticks'];
    if (ticks !== undefined)
      ticks.subscribe = () => {
        isStarted = true;
      };
  });
  const result = await subscribe({
    schema,
    document: parse('subscription { ticks }'),
    contextValue: { viewer: userViewer([]) },
  });
  expect(messages(result as ExecutionResult)).toEqual(['This needs a permission that no viewer has.']);
  expect(isStarted).toBe(false);
});
