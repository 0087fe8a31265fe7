import type { Employee } from '../../proto/generated/erp/hrm/v1/hrm.ts';
import type { EntityReference } from '../kit/graphql/entity-reference.ts';
import {
  anyone,
  anyUser,
  fields,
  type PermissionRule,
  type Permissions,
  permissionRule,
  withAnyPermission,
  withPermission,
} from '../kit/graphql/permission-rules.ts';
import { hasPermission, type Viewer } from '../kit/viewer/viewer.ts';

const readsEmployees = withPermission('hrm:employee:read');
const writesEmployees = withPermission('hrm:employee:write');
const readsDepartments = withPermission('hrm:department:read');
const writesDepartments = withPermission('hrm:department:write');
const takesLeave = withPermission('hrm:leave:request');
/** Whose leave it is, the service decides row by row. */
const seesLeave = withAnyPermission('hrm:leave:request', 'hrm:leave:read', 'hrm:leave:decide');
const decidesLeave = withAnyPermission('hrm:leave:request', 'hrm:leave:decide');

/** Of one's own employee, or with the permission. */
function ownOrWith(permission: string): PermissionRule {
  return permissionRule(
    `the permission ${permission}`,
    (viewer, parent) =>
      hasPermission(viewer, permission) || isUser(viewer, (parent as Employee | undefined)?.userId),
  );
}

function isUser(viewer: Viewer, userId: string | undefined): boolean {
  return viewer.kind === 'user' && viewer.userId === userId;
}

const seesEmployee = ownOrWith('hrm:employee:read');
const seesEmployeeOfUser = permissionRule(
  'the permission hrm:employee:read',
  (viewer, parent) =>
    hasPermission(viewer, 'hrm:employee:read') || isUser(viewer, (parent as EntityReference | undefined)?.id),
);

/** The rule of every field of `schema/hrm.graphql`; a field that is missing here is denied. */
export const permissions: Permissions = {
  Query: {
    employee: anyUser,
    myEmployee: anyUser,
    employees: readsEmployees,
    department: anyUser,
    departments: readsDepartments,
    orgChart: readsEmployees,
    leaveRequest: seesLeave,
    leaveRequests: seesLeave,
  },
  Mutation: {
    ...fields(
      [
        'hireEmployee',
        'updateEmployee',
        'transferEmployee',
        'terminateEmployee',
        'cancelTermination',
        'setLeaveEntitlement',
      ],
      writesEmployees,
    ),
    ...fields(['createDepartment', 'updateDepartment'], writesDepartments),
    requestLeave: takesLeave,
    decideLeave: decidesLeave,
    cancelLeave: decidesLeave,
  },
  Employee: {
    ...fields(['id', 'firstName', 'lastName', 'name', 'position'], anyUser),
    ...fields(
      [
        'user',
        'number',
        'email',
        'phone',
        'department',
        'manager',
        'reports',
        'status',
        'hiredOn',
        'terminatedOn',
        'createdAt',
        'updatedAt',
        'version',
      ],
      seesEmployee,
    ),
    terminationReason: writesEmployees,
    salary: ownOrWith('hrm:salary:read'),
    ...fields(['leaveBalance', 'leaveBalances', 'leaveRequests'], seesLeave),
  },
  Department: {
    ...fields(['id', 'name'], anyUser),
    ...fields(
      ['head', 'parent', 'children', 'employees', 'createdAt', 'updatedAt', 'version'],
      readsDepartments,
    ),
  },
  OrgChart: fields(['roots', 'size', 'isTruncated'], anyone),
  OrgChartNode: fields(['employee', 'depth', 'reports', 'reportCount'], anyone),
  LeaveBalance: fields(
    ['kind', 'year', 'entitledDays', 'usedDays', 'pendingDays', 'remainingDays'],
    seesLeave,
  ),
  LeaveRequest: fields(
    [
      'id',
      'employee',
      'kind',
      'status',
      'from',
      'to',
      'days',
      'reason',
      'requestedBy',
      'decidedBy',
      'decidedAt',
      'decisionComment',
      'createdAt',
      'updatedAt',
      'version',
    ],
    seesLeave,
  ),
  User: { id: anyone, employee: seesEmployeeOfUser },
  Money: fields(['amount', 'currency'], anyone),
  PageInfo: fields(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'], anyone),
  EmployeeConnection: fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone),
  EmployeeEdge: fields(['cursor', 'node'], anyone),
  DepartmentConnection: fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone),
  DepartmentEdge: fields(['cursor', 'node'], anyone),
  LeaveRequestConnection: fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone),
  LeaveRequestEdge: fields(['cursor', 'node'], anyone),
  ...Object.fromEntries(
    ['HireEmployee', 'UpdateEmployee', 'TransferEmployee', 'TerminateEmployee', 'CancelTermination'].map(
      (name) => [`${name}Payload`, { employee: anyone }],
    ),
  ),
  CreateDepartmentPayload: { department: anyone },
  UpdateDepartmentPayload: { department: anyone },
  RequestLeavePayload: { leaveRequest: anyone },
  DecideLeavePayload: { leaveRequest: anyone },
  CancelLeavePayload: { leaveRequest: anyone },
  SetLeaveEntitlementPayload: { leaveBalance: anyone },
};
