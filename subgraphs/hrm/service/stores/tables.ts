import { choice, date, folded, instant, money, number, text } from '../../../kit/database/columns.ts';
import { columns, optionalGroup, type RowOf } from '../../../kit/database/row-codec.ts';
import type { LeaveKind, LeaveStatus } from '../model/leave-request.ts';

/** Tables of the hrm database, each by the columns that keep the fields of its model. */
export interface HrmTables {
  readonly workforces: RowOf<typeof workforceColumns>;
  readonly departments: RowOf<typeof departmentColumns>;
  readonly employees: RowOf<typeof employeeColumns>;
  readonly leave_requests: RowOf<typeof leaveRequestColumns>;
  readonly leave_entitlements: RowOf<typeof leaveEntitlementColumns>;
}

/** One row per organization: the lock of its reporting line and the last employee number. */
const workforceColumns = columns({ organizationId: text, lastNumber: number });

/** A department; `parentId` is empty at the top. */
export const departmentColumns = columns({
  id: text,
  organizationId: text,
  name: text,
  headId: text.optional,
  parentId: text.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
  nameFolded: folded('name'),
});

const salary = money('salary');

/** Everything of an employee but the status, which follows from `terminated_on`, `hired_on` and approved leave. */
export const employeeColumns = columns({
  id: text,
  organizationId: text,
  userId: text.optional,
  number: text,
  firstName: text,
  lastName: text,
  email: text.optional,
  phone: text.optional,
  position: text,
  departmentId: text,
  managerId: text.optional,
  hiredOn: date,
  terminatedOn: date.optional,
  leavesOn: date.optional,
  successorId: text.optional,
  terminationReason: text.optional,
  salary: optionalGroup(
    { names: salary.names, toEntity: salary.read, toRow: salary.write },
    'salary_minor_units',
  ),
  createdAt: instant,
  updatedAt: instant,
  version: number,
  lastNameFolded: folded('lastName'),
  firstNameFolded: folded('firstName'),
  searchFolded: folded(['firstName', 'lastName'], 'number', 'position', 'email'),
});

/** A leave request from `firstDay` to `lastDay`, both included. */
export const leaveRequestColumns = columns({
  id: text,
  organizationId: text,
  employeeId: text,
  kind: choice<LeaveKind>(),
  status: choice<LeaveStatus>(),
  firstDay: date,
  lastDay: date,
  days: number,
  reason: text.optional,
  requestedByUserId: text,
  decidedByUserId: text.optional,
  decidedAt: instant.optional,
  decisionComment: text.optional,
  createdAt: instant,
  updatedAt: instant,
  version: number,
});

/** Keyed by employee, kind and year. */
export const leaveEntitlementColumns = columns({
  organizationId: text,
  employeeId: text,
  kind: choice<LeaveKind>(),
  year: number,
  days: number,
});
