import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { type ClientAnswer, createGraphqlClient, type GraphqlClient } from '../harness/graphql-client.ts';
import { logInEveryRole } from '../harness/log-in-every-role.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';

/** References to objects that the viewer may not see: null or empty with NOT_FOUND, never an internal error. */
const schema = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../schema/generated/api.graphql'), 'utf8'),
);
const nodeInterface = schema.getType('Node');
const entityTypes: ReadonlySet<string> = new Set([
  ...(isInterfaceType(nodeInterface) ? schema.getPossibleTypes(nodeInterface).map(({ name }) => name) : []),
  'CustomerPayment',
]);

type Field = GraphQLField<unknown, unknown>;

const fieldsOf = (type: GraphQLNamedType | undefined): readonly Field[] =>
  isObjectType(type)
    ? Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument))
    : [];
const leavesOf = (type: GraphQLNamedType): string =>
  fieldsOf(type)
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map(({ name }) => name)
    .join(' ');
const referencesOf = (type: GraphQLNamedType): readonly Field[] =>
  fieldsOf(type).filter((field) => entityTypes.has(getNamedType(field.type).name));
/** Fields of one type may be nullable where those of the same name of another are not. */
const select = ({ name, type }: Field, more = ''): string =>
  `${name} { __typename ${leavesOf(getNamedType(type))} ${more} }`;

/** Every reference of every object that lists show, and every reference of what it leads to. */
const walks: readonly string[] = fieldsOf(schema.getQueryType() ?? undefined).flatMap((list) => {
  if (!/Connection!?$/.test(String(list.type))) return [];
  const row = schema.getType(getNamedType(list.type).name.replace(/Connection$/, ''));
  if (!row) return [];
  return referencesOf(row).map((reference) => {
    const further = referencesOf(getNamedType(reference.type)).map((field) => select(field));
    return `{ ${list.name}(first: 20) { nodes { __typename ${select(reference, further.join(' '))} } } }`;
  });
});

const codesOf = ({ errors }: ClientAnswer): unknown[] => [
  ...new Set(errors.map(({ extensions }) => extensions['code'])),
];
const at = (value: unknown, keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>(
    (parent, key) => (parent as Readonly<Record<string, unknown>> | null | undefined)?.[key],
    value,
  );

/** What a reference that leads nowhere may show: what the referring object knew. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return Object.entries(value).every(
    ([name, field]) => name === '__typename' || name === 'id' || isEmptyField(field),
  );
}

/** Other domains say what they have of an object of which its own shows nothing. */
function isEmptyField(field: unknown): boolean {
  return typeof field === 'object' || field === undefined;
}

describe.each(['compiled', 'apollo'] as const)('with the %s engine', (engine) => {
  let erp: RunningErp;
  let clients: ReadonlyMap<string, GraphqlClient>;

  beforeAll(async () => {
    erp = await startErp([], { ERP_FEDERATION_ENGINE: engine });
    clients = await logInEveryRole(erp.url);
  });
  afterAll(() => erp.stop());

  const clientOf = (role: string): GraphqlClient => {
    const client = clients.get(role);
    if (!client) throw new Error(`No client is logged in as ${role}.`);
    return client;
  };

  test('the box office sees payments without the invoices behind them', async () => {
    const answer = await clientOf('box_office').send(
      '{ payments(first: 50) { nodes { id status invoice { version number } } } }',
    );
    const nodes = at(answer.data, ['payments', 'nodes']) as readonly unknown[];
    expect(nodes.length).toBeGreaterThan(20);
    const hidden = answer.errors.map((error) => error.path?.[2]);
    // One error for each place.
    expect(hidden.length).toBeGreaterThan(10);
    expect(new Set(hidden).size).toBe(hidden.length);
    for (const { message, path: place, extensions } of answer.errors) {
      expect([message.replace(/[\da-f-]{36}/, '#'), extensions['code']]).toEqual([
        'Invoice # was not found.',
        'NOT_FOUND',
      ]);
      expect([place?.[3], at(answer.data, place ?? [])]).toEqual(['invoice', null]);
    }
  });

  test('what is known of an object is shown, and that the rest is not there', async () => {
    const boxOffice = clientOf('box_office');
    const ids = await boxOffice.send('{ payments(first: 50) { nodes { invoice { id } } } }');
    expect(ids.errors).toEqual([]);
    const more = await boxOffice.send('{ payments(first: 50) { nodes { invoice { id number notes } } } }');
    const nodes = at(ids.data, ['payments', 'nodes']) as ReadonlyArray<{
      readonly invoice: { readonly id: string } | null;
    }>;
    const hidden = nodes.flatMap(({ invoice }, index) => (invoice ? [[index, invoice.id] as const] : []));
    expect(hidden.length).toBeGreaterThan(10);
    expect(more.errors.map(({ path: place, message }) => [place?.join('.'), message])).toEqual(
      hidden.map(([index, id]) => [`payments.nodes.${index}.invoice`, `Invoice ${id} was not found.`]),
    );
    for (const [index, id] of hidden)
      expect(at(more.data, ['payments', 'nodes', index, 'invoice'])).toEqual({
        id,
        number: null,
        notes: null,
      });
  });

  test('no reference of any object is an internal error, for any role', async () => {
    const roles = engine === 'compiled' ? [...clients.keys()] : ['box_office', 'employee'];
    const faults: string[] = [];
    let missing = 0;
    for (const role of roles) {
      for (const walk of walks) {
        const answer = await clientOf(role).send(walk);
        const codes = codesOf(answer).filter(
          (code) => !['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'].includes(String(code)),
        );
        if (answer.status !== 200 || codes.length > 0)
          faults.push(`${role}: ${walk}: ${answer.status} ${codes.join()} ${answer.text.slice(-300)}`);
        const lost = answer.errors.filter(({ extensions }) => extensions['code'] === 'NOT_FOUND');
        missing += lost.length;
        const places = lost.map(({ path: place }) => place?.join('.'));
        if (new Set(places).size < places.length) faults.push(`${role}: ${walk}: one place, two errors`);
        for (const { path: place = [] } of lost)
          if (!isEmpty(at(answer.data, place)))
            faults.push(`${role}: ${walk}: ${place.join('.')} is ${JSON.stringify(at(answer.data, place))}`);
      }
    }
    expect(walks.length).toBeGreaterThan(40);
    expect(faults).toEqual([]);
    expect(missing).toBeGreaterThan(20);
    // The log takes none of them for a fault.
    expect(erp.output()).not.toMatch(/resolver failed|"level":"?(error|50)/);
  });

  test('a customer of the other organization does not hear what exists here', async () => {
    const foreigner = createGraphqlClient(erp.url);
    await foreigner.login('admin@globex.example', demoPassword);
    const { customers } = await clientOf('owner').run<{
      readonly customers: { readonly nodes: ReadonlyArray<{ readonly id: string }> };
    }>('{ customers(first: 1) { nodes { id } } }');
    const answers = await Promise.all(
      [customers.nodes[0]?.id ?? '', '019a0000-0000-7000-8000-00000000dead'].map(async (id) => {
        const answer = await foreigner.send(
          'query($id: ID!) { node(id: $id) { ... on Customer { name version } } }',
          {
            id,
          },
        );
        return answer.text;
      }),
    );
    expect(answers).toEqual(['{"data":{"node":null}}', '{"data":{"node":null}}']);
  });
});
