import {
  hasPermission,
  requireOrganization,
  requirePermission,
  requireUser,
  type Viewer,
} from '../../../kit/viewer/viewer.ts';

/** Whose reservations a caller may see: all of the organization, or those of one user in it. */
export interface ReservationScope {
  readonly organizationId: string;
  readonly userId: string | undefined;
}

/** What a caller may see: the published events of everybody, and the drafts of one organization if any. */
export interface EventVisibility {
  /** Organization whose drafts are visible too. */
  readonly draftsOf: string | undefined;
}

/** Row rule of reservations and tickets: all of the organization with the permission, otherwise one's own. */
export function reservationScope(viewer: Viewer): ReservationScope {
  const organizationId = requireOrganization(viewer);
  const seesAll = hasPermission(viewer, 'reservations:reservation:read');
  return { organizationId, userId: seesAll ? undefined : requireUser(viewer).userId };
}

/**
 * Rows the caller may change: any of the organization with `reservations:reservation:write`, with
 * `reservations:reservation:create` the caller's own; the rest does not exist for the caller.
 */
export function writableScope(viewer: Viewer): ReservationScope {
  if (hasPermission(viewer, 'reservations:reservation:write'))
    return { organizationId: requireOrganization(viewer), userId: undefined };
  const organizationId = requirePermission(viewer, 'reservations:reservation:create');
  return { organizationId, userId: requireUser(viewer).userId };
}

/** Published events are public; drafts are seen by event readers of their organization. */
export function eventVisibility(viewer: Viewer): EventVisibility {
  const readsDrafts = viewer.kind !== 'anonymous' && hasPermission(viewer, 'reservations:event:read');
  return { draftsOf: readsDrafts ? viewer.organizationId : undefined };
}
