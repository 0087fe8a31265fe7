import {
  hasPermission,
  requireOrganization,
  requirePermission,
  requireUser,
  type Viewer,
} from '../../../kit/viewer/viewer.ts';

/** Which payments a viewer may see: those of the organization, or only the ones they own. */
export interface VisibleRows {
  readonly organizationId: string;
  /** Undefined: all of the organization. */
  readonly ownerId?: string;
}

/** A user without `payments:intent:read` sees their own payments. Throws UNAUTHENTICATED for anonymous callers. */
export function visibleRowsOf(viewer: Viewer): VisibleRows {
  const organizationId = requireOrganization(viewer);
  return hasPermission(viewer, 'payments:intent:read')
    ? { organizationId }
    : { organizationId, ownerId: requireUser(viewer).userId };
}

/**
 * Which payments a viewer may work on: with `payments:intent:write` all of the organization, with
 * `payments:intent:create` their own. Throws FORBIDDEN without either.
 */
export function payableRowsOf(viewer: Viewer): VisibleRows {
  if (hasPermission(viewer, 'payments:intent:write')) {
    return { organizationId: requireOrganization(viewer) };
  }
  const organizationId = requirePermission(viewer, 'payments:intent:create');
  return { organizationId, ownerId: requireUser(viewer).userId };
}
