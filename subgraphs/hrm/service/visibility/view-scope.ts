import { type RawBuilder, sql } from 'kysely';
import { hasPermission, requireOrganization, type Viewer } from '../../../kit/viewer/viewer.ts';

/** Which rows a viewer sees: all of its organization, or those of its own employee and of the line below. */
export interface ViewScope {
  readonly organizationId: string;
  /** Undefined: all. Otherwise the user whose employee, and everybody in the line below it, is seen. */
  readonly lineOfUserId: string | undefined;
}

/** Everything in the organization; for rules and writes, never for answers. */
export function wholeOrganization(organizationId: string): ViewScope {
  return { organizationId, lineOfUserId: undefined };
}

/** Employees the viewer sees; a viewer of all leave sees all names. */
export function employeeScope(viewer: Viewer): ViewScope {
  return scopeWith(viewer, ['hrm:employee:read', 'hrm:leave:read', 'hrm:leave:decide']);
}

/** Employees whose leave the viewer sees. */
export function leaveScope(viewer: Viewer): ViewScope {
  return scopeWith(viewer, ['hrm:leave:read', 'hrm:leave:decide']);
}

function scopeWith(viewer: Viewer, permissions: readonly string[]): ViewScope {
  const organizationId = requireOrganization(viewer);
  const seesAll = permissions.some((permission) => hasPermission(viewer, permission));
  return { organizationId, lineOfUserId: seesAll || viewer.kind !== 'user' ? undefined : viewer.userId };
}

/** Condition that an employee id belongs to the scope's line; true when the scope is the organization. */
export function isInScope(scope: ViewScope, employeeId: RawBuilder<unknown>): RawBuilder<boolean> {
  const { organizationId, lineOfUserId } = scope;
  if (lineOfUserId === undefined) return sql<boolean>`1 = 1`;
  return sql<boolean>`${employeeId} in (
    with recursive line(id) as (
      select id from employees where organization_id = ${organizationId} and user_id = ${lineOfUserId}
      union
      select employees.id from employees join line on employees.manager_id = line.id
    ) select id from line)`;
}

/** Whether the user with this id is the one who asks. */
export function isViewer(viewer: Viewer, userId: string | undefined): boolean {
  return viewer.kind === 'user' && viewer.userId === userId;
}
