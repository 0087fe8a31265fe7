import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
} from 'graphql';
import { createPermissionsOf } from '../../subgraphs/auth/service/model/permissions-of-roles.ts';
import { noViewer, type Permissions } from '../../subgraphs/kit/graphql/permission-rules.ts';
import { readSubgraphSdl } from '../../subgraphs/kit/graphql/serve-subgraph.ts';
import { guardSchema } from '../../subgraphs/kit/graphql/shield.ts';
import { gatherPermissions } from '../../subgraphs/kit/viewer/permission-grants.ts';
import { anonymousViewer, type Viewer } from '../../subgraphs/kit/viewer/viewer.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { everyRole } from './role-expectation.ts';
import { userViewer } from './viewers.ts';

/** One field of an object type as one domain declares and guards it. */
export interface GuardedField {
  readonly domain: string;
  readonly type: string;
  readonly name: string;
  readonly output: GraphQLOutputType;
  /** Whether the role may read it of any parent. */
  readonly isSeenBy: (role: string) => Promise<boolean>;
  /** Whether the role may read it of some parent, such as one that is the viewer's own. */
  readonly mayBeSeenBy: (role: string) => Promise<boolean>;
}

/** Every field of all domains, federation's own left out. */
export async function loadGuardedFields(): Promise<readonly GuardedField[]> {
  const lists = await Promise.all(domainRegistry.map(({ name }) => loadFieldsOf(name)));
  return lists.flat();
}

/** The object types that a field leads to; none for a scalar. */
export function objectTypesOf(output: GraphQLOutputType): readonly string[] {
  if (isNonNullType(output) || isListType(output)) return objectTypesOf(output.ofType);
  if (isUnionType(output)) return output.getTypes().map(({ name }) => name);
  return isObjectType(output) ? [output.name] : [];
}

/** Whether a null in the place of the innermost value reaches the object that has the field. */
export function passesNullOn(output: GraphQLOutputType): boolean {
  if (!isNonNullType(output)) return false;
  return !isListType(output.ofType) || passesNullOn(output.ofType.ofType);
}

const seen = Symbol('seen');
const permissionsOf = createPermissionsOf(gatherPermissions(domainRegistry));
const viewers: ReadonlyMap<string, Viewer> = new Map(
  everyRole.map((role) => [role, role === 'anonymous' ? anonymousViewer : userViewer(permissionsOf([role]))]),
);

async function loadFieldsOf(domain: string): Promise<readonly GuardedField[]> {
  const { permissions } = (await import(`../../subgraphs/${domain}/permissions.ts`)) as {
    readonly permissions: Permissions;
  };
  const schema = buildSubgraphSchema(parse(await readSubgraphSdl(domain)));
  const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('_')
      ? Object.values(type.getFields())
          .filter(({ name }) => !name.startsWith('_'))
          .map((field) => ({ type: type.name, field }))
      : [],
  );
  for (const { field } of fields) field.resolve = () => seen;
  guardSchema(schema, permissions, noViewer);
  return fields.map(({ type, field }) => ({
    domain,
    type,
    name: field.name,
    output: field.type,
    isSeenBy: (role) => isAnswered(field, role, () => ({})),
    mayBeSeenBy: (role) => isAnswered(field, role, ownParent),
  }));
}

/** A parent that belongs to the viewer, by every name that a rule looks at. */
function ownParent(viewer: Viewer): unknown {
  const id = viewer.kind === 'user' ? viewer.userId : undefined;
  return { own: true, id, userId: id };
}

async function isAnswered(
  field: GraphQLField<unknown, unknown>,
  role: string,
  parentOf: (viewer: Viewer) => unknown,
): Promise<boolean> {
  const viewer = viewers.get(role) ?? anonymousViewer;
  try {
    const answer: unknown = await field.resolve?.(
      parentOf(viewer),
      { input: {} },
      { viewer },
      {} as GraphQLResolveInfo,
    );
    return answer === seen;
  } catch {
    return false;
  }
}
