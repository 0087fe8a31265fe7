import { DomainError } from '../errors/domain-error.ts';

/** Who is asking. The router signs it; subgraphs and services read it from the viewer token. */
export type Viewer = AnonymousViewer | UserViewer | ServiceViewer;

interface AnonymousViewer {
  readonly kind: 'anonymous';
}

/** A logged-in user in one organization, with roles and permissions as the router read them from the access token. */
export interface UserViewer {
  readonly kind: 'user';
  readonly userId: string;
  readonly organizationId: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly sessionId: string;
}

/** A service acting on its own (event consumers, scheduled jobs), never on behalf of a client. */
export interface ServiceViewer {
  readonly kind: 'service';
  /** Domain name of the caller, for example `reservations`. */
  readonly service: string;
  /** Organization whose data the call concerns. */
  readonly organizationId: string;
}

/** The viewer of a request without a login. */
export const anonymousViewer: AnonymousViewer = Object.freeze({ kind: 'anonymous' });

/** Whether the viewer may do what needs the permission. Services may do everything, anonymous viewers nothing. */
export function hasPermission(viewer: Viewer, permission: string): boolean {
  return viewer.kind === 'service' || (viewer.kind === 'user' && setOf(viewer.permissions).has(permission));
}

/** Looked into for every field of an answer; the list is one object as long as the viewer token is valid. */
const setOfList = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(list: readonly string[]): ReadonlySet<string> {
  const known = setOfList.get(list);
  if (known !== undefined) return known;
  const set = new Set(list);
  setOfList.set(list, set);
  return set;
}

/** The user behind the call. Throws UNAUTHENTICATED for anonymous callers, FORBIDDEN for services. */
export function requireUser(viewer: Viewer): UserViewer {
  if (viewer.kind === 'user') return viewer;
  if (viewer.kind === 'anonymous') throw new DomainError('UNAUTHENTICATED', 'You must be logged in.');
  throw new DomainError('FORBIDDEN', 'Only a user can do this.');
}

/** The user who asks; undefined for services and anonymous callers. */
export function userIdOf(viewer: Viewer): string | undefined {
  return viewer.kind === 'user' ? viewer.userId : undefined;
}

/** The organization whose rows the caller may touch. Throws UNAUTHENTICATED for anonymous callers. */
export function requireOrganization(viewer: Viewer): string {
  if (viewer.kind === 'anonymous') throw new DomainError('UNAUTHENTICATED', 'You must be logged in.');
  return viewer.organizationId;
}

/** Throws UNAUTHENTICATED for anonymous callers, FORBIDDEN when the permission is missing; returns the organization. */
export function requirePermission(viewer: Viewer, permission: string): string {
  const organizationId = requireOrganization(viewer);
  if (hasPermission(viewer, permission)) return organizationId;
  throw new DomainError('FORBIDDEN', `This needs the permission ${permission}.`, {
    metadata: { permission },
  });
}
