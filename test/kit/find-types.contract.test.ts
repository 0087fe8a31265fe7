import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import { NodeServiceService } from '../../proto/generated/erp/node/v1/node.ts';
import { acme, demoUsers } from '../../subgraphs/kit/demo/demo-people.ts';
import { readSubgraphSdl } from '../../subgraphs/kit/graphql/serve-subgraph.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';
import { anonymousViewer, type Viewer } from '../../subgraphs/kit/viewer/viewer.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';
import { type DomainUnderTest, startDomain } from '../harness/start-domain.ts';
import { userViewer } from '../harness/viewers.ts';

/** An object of the domain by type and id, in one text. */
type Found = `${string} ${string}`;

const owners = demoUsers.filter(({ role, organization }) => role === 'owner' || organization !== acme);
const allPermissions = domainRegistry.flatMap(({ permissionGrants }) => Object.keys(permissionGrants));
/** People of both organizations who may do everything there. */
const [ours, theirs] = [true, false].map((isOurs): Viewer => {
  const owner = owners.find(({ organization }) => (organization === acme) === isOurs);
  if (!owner) throw new Error('The demo data has one organization.');
  return userViewer(allPermissions, { userId: owner.id, organizationId: owner.organization.id });
}) as [Viewer, Viewer];
/** What is on sale is shown to everybody. */
const publicTypes: ReadonlySet<string> = new Set(['Event', 'TicketType']);

describeOnEngines('ids and their types', (engine) => {
  describe.each(domainRegistry)('in $name', ({ name, load }) => {
    let domain: DomainUnderTest;
    let schema: GraphQLSchema;
    let nodeTypes: ReadonlySet<string>;
    let ofOurs: readonly Found[];
    let ofTheirs: readonly Found[];

    beforeAll(async () => {
      const loaded = await load();
      nodeTypes = new Set(loaded.nodeTypes);
      schema = buildSubgraphSchema(parse(await readSubgraphSdl(name)));
      domain = await startDomain(loaded, { databaseUrl: await engine.emptyDatabase(), seedDemo: true });
      ofOurs = await listed(ours);
      ofTheirs = (await listed(theirs)).filter((found) => !ofOurs.includes(found));
      expect(ofOurs.length).toBeGreaterThan(1);
    });
    afterAll(() => domain.close());

    /** What the lists of the domain show to a viewer, with what hangs directly off their rows. */
    async function listed(viewer: Viewer): Promise<readonly Found[]> {
      const found = new Set<Found>();
      for (const list of fieldsOf('Query').filter(isList)) {
        const row = getNamedType(list.type).name.replace(/Connection$/, '');
        const { data } = await domain.query(
          viewer,
          `{ ${list.name}(first: 20) { nodes ${selectionOf(row)} } }`,
        );
        for (const object of objectsIn(data)) found.add(object);
      }
      return [...found].filter((object) => nodeTypes.has(typeOf(object)));
    }

    function fieldsOf(type: string): ReadonlyArray<GraphQLField<unknown, unknown>> {
      const declared = schema.getType(type);
      return isObjectType(declared) ? Object.values(declared.getFields()) : [];
    }

    function selectionOf(type: string): string {
      const inner = fieldsOf(type).filter(
        (field) => nodeTypes.has(getNamedType(field.type).name) && !field.args.some(isRequiredArgument),
      );
      const id = fieldsOf(type).some((field) => field.name === 'id') ? 'id' : '';
      return `{ __typename ${id} ${inner.map((field) => `${field.name} { __typename id }`).join(' ')} }`;
    }

    async function findTypes(viewer: Viewer, ids: readonly string[]): Promise<readonly Found[]> {
      const { nodes } = await domain
        .service(NodeServiceService)
        .findTypes({ ids: [...ids] }, await domain.callAs(viewer));
      return nodes.map(({ type, id }): Found => `${type} ${id}`).toSorted();
    }

    /** Those of the objects that the subgraph of the domain shows as entities. */
    async function resolved(viewer: Viewer, objects: readonly Found[]): Promise<readonly Found[]> {
      const { data } = await domain.query(
        viewer,
        'query($of: [_Any!]!) { _entities(representations: $of) { __typename } }',
        { of: objects.map((object) => ({ __typename: typeOf(object), id: idOf(object) })) },
      );
      const entities = (data?.['_entities'] ?? []) as readonly unknown[];
      return objects.filter((_object, index) => entities[index] !== null).toSorted();
    }

    test('exactly those that the subgraph of the domain resolves for the same viewer', async () => {
      const objects = [...ofOurs, ...ofTheirs];
      for (const viewer of [ours, theirs, anonymousViewer])
        expect(await findTypes(viewer, objects.map(idOf))).toEqual(await resolved(viewer, objects));
      expect(await findTypes(ours, ofOurs.map(idOf))).toEqual(ofOurs.toSorted());
    });

    test('those of another organization are left out as unknown ones are, but for what is public', async () => {
      const isPrivate = (object: Found): boolean => !publicTypes.has(typeOf(object));
      expect((await findTypes(ours, ofTheirs.map(idOf))).filter(isPrivate)).toEqual([]);
      expect((await findTypes(theirs, ofOurs.map(idOf))).filter(isPrivate)).toEqual([]);
      expect((await findTypes(anonymousViewer, ofOurs.map(idOf))).filter(isPrivate)).toEqual([]);
      expect(await findTypes(ours, [newId(), 'unknown', '', '\u0000', "'; --"])).toEqual([]);
    });

    test('each once, however often it is asked for; too many ids are refused', async () => {
      const [first] = ofOurs;
      if (!first) throw new Error('The domain has no demo data.');
      expect(await findTypes(ours, [idOf(first), newId(), idOf(first)])).toEqual([first]);
      await expect(findTypes(ours, Array.from({ length: 1_001 }, newId))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
      });
    });
  });
});

const typeOf = (object: Found): string => object.split(' ')[0] ?? '';
const idOf = (object: Found): string => object.split(' ')[1] ?? '';

function isList(field: GraphQLField<unknown, unknown>): boolean {
  return /Connection!?$/.test(String(field.type)) && !field.args.some(isRequiredArgument);
}

/** Every object with a type and an id, at any depth. */
function objectsIn(value: unknown): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const { __typename: type, id } = value as Readonly<Record<string, unknown>>;
  const own: readonly Found[] = typeof type === 'string' && typeof id === 'string' ? [`${type} ${id}`] : [];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}
