import { GraphQLError } from 'graphql';
import { hasPermission, type Viewer } from '../viewer/viewer.ts';
import { immediateRule, openRule, type ShieldRule } from './shield.ts';

/** Rule of one field. Rules decide with the viewer and the parent; they never load anything. */
export type PermissionRule = ShieldRule;

/** A rule for every field of every object type of a subgraph: `{ Customer: { id: …, name: … } }`. */
export type Permissions = Readonly<Record<string, Readonly<Record<string, PermissionRule>>>>;

type Decision = (viewer: Viewer, parent: unknown, args: Readonly<Record<string, unknown>>) => boolean;

let ruleCount = 0;

/**
 * A rule from a decision. A denied anonymous viewer gets UNAUTHENTICATED, anybody else FORBIDDEN.
 * @param description what is needed, as the client reads it: "the permission crm:customer:read"
 */
export function permissionRule(description: string, decide: Decision): PermissionRule {
  ruleCount += 1;
  return immediateRule(`permission-${ruleCount}`, (parent, args, { viewer }) =>
    decide(viewer, parent, args) ? undefined : deniedError(viewer, description),
  );
}

function deniedError(viewer: Viewer, description: string): GraphQLError {
  return viewer.kind === 'anonymous'
    ? new GraphQLError('You must be logged in.', { extensions: { code: 'UNAUTHENTICATED' } })
    : new GraphQLError(`This needs ${description}.`, { extensions: { code: 'FORBIDDEN' } });
}

/** Everybody, anonymous viewers too. */
export const anyone: PermissionRule = openRule('anyone');

/** Every logged-in user and every service. */
export const anyUser: PermissionRule = permissionRule('a login', (viewer) => viewer.kind !== 'anonymous');

/** Denies every viewer. A field without a rule gets this one. */
export const noViewer: PermissionRule = permissionRule('a permission that no viewer has', () => false);

/** Viewers that have the permission, for example `crm:customer:read`. */
export function withPermission(permission: string): PermissionRule {
  return permissionRule(`the permission ${permission}`, (viewer) => hasPermission(viewer, permission));
}

/** Viewers that have one of the permissions. */
export function withAnyPermission(...permissions: readonly string[]): PermissionRule {
  return permissionRule(`one of the permissions ${permissions.join(', ')}`, (viewer) =>
    permissions.some((permission) => hasPermission(viewer, permission)),
  );
}

/** The same rule for several fields: `...fields(['id', 'name'], withPermission('crm:customer:read'))`. */
export function fields(
  names: readonly string[],
  fieldRule: PermissionRule,
): Readonly<Record<string, PermissionRule>> {
  return Object.fromEntries(names.map((name) => [name, fieldRule]));
}
