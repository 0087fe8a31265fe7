import { type DomainUnderTest, type GraphqlAnswer, startDomain } from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import type { UserViewer, Viewer } from '../../kit/viewer/viewer.ts';
import { domain } from '../domain.ts';

/** Today, in all hrm tests: a Wednesday. */
export const today = '2026-05-13';

const hrPermissions = [
  'hrm:employee:read',
  'hrm:employee:write',
  'hrm:salary:read',
  'hrm:department:read',
  'hrm:department:write',
  'hrm:leave:request',
  'hrm:leave:read',
  'hrm:leave:decide',
];

/** Somebody of human resources who is not an employee themselves. */
export const hr: UserViewer = userViewer(hrPermissions, { userId: 'user-hr' });

/** The same in another organization. */
export const strangeHr: UserViewer = userViewer(hrPermissions, {
  userId: 'user-strange-hr',
  organizationId: 'globex-org',
});

/** An ordinary employee, with what the role `employee` may do. */
export function employeeViewer(userId: string, extraPermissions: readonly string[] = []): UserViewer {
  return userViewer(['hrm:employee:read', 'hrm:department:read', 'hrm:leave:request', ...extraPermissions], {
    userId,
  });
}

/** What tests know about an employee. */
export interface HiredEmployee {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

/** What tests know about a leave request. */
export interface RequestedLeave {
  readonly id: string;
  readonly status: string;
  readonly days: number;
  readonly version: number;
}

/** The domain over real sockets, with shortcuts for what most tests begin with. */
export interface HrmUnderTest extends DomainUnderTest {
  createDepartment(name: string, input?: Record<string, unknown>): Promise<string>;
  /** Hires somebody into the department `Staff`, which is created when it is first needed. */
  hire(input?: Record<string, unknown>): Promise<HiredEmployee>;
  requestLeave(viewer: Viewer, input: Record<string, unknown>): Promise<GraphqlAnswer>;
  /** Events the domain has published so far; waits until one satisfies the condition. */
  eventsUntil(condition: (event: DomainEvent) => boolean): Promise<readonly DomainEvent[]>;
}

/** Starts the domain, storage in memory unless told otherwise, with the clock at {@link today}. */
export async function startHrm(
  options: { readonly databaseUrl?: string; readonly environment?: Record<string, string> } = {},
): Promise<HrmUnderTest> {
  const started = await startDomain(domain, { ...options, clock: () => new Date(`${today}T10:00:00Z`) });
  const { run } = started;
  const createDepartment = async (name: string, input: Record<string, unknown> = {}): Promise<string> => {
    const data = await run(hr, createDepartmentMutation, { input: { name, ...input } });
    return (data['createDepartment'] as { department: { id: string } }).department.id;
  };
  let staff: Promise<string> | undefined;
  let hired = 0;
  return {
    ...started,
    createDepartment,
    hire: async (input = {}) => {
      staff ??= createDepartment('Staff');
      hired += 1;
      const data = await run(hr, hireMutation, {
        input: {
          firstName: 'Person',
          lastName: `Number ${hired}`,
          position: 'Clerk',
          departmentId: await staff,
          hiredOn: '2024-01-01',
          ...input,
        },
      });
      return (data['hireEmployee'] as { employee: HiredEmployee }).employee;
    },
    requestLeave: (viewer, input) => started.query(viewer, requestLeaveMutation, { input }),
    eventsUntil: async (condition) => {
      await started.events.until(condition);
      return started.events.all;
    },
  };
}

const createDepartmentMutation =
  'mutation($input: CreateDepartmentInput!) { createDepartment(input: $input) { department { id } } }';

/** `hireEmployee` with the fields of {@link HiredEmployee}. */
export const hireMutation =
  'mutation($input: HireEmployeeInput!) { hireEmployee(input: $input) { employee { id number version } } }';

/** `requestLeave` with the fields of {@link RequestedLeave}. */
export const requestLeaveMutation =
  'mutation($input: RequestLeaveInput!) { requestLeave(input: $input) { leaveRequest { id status days version } } }';

/** `decideLeave` with the fields of {@link RequestedLeave}. */
export const decideLeaveMutation =
  'mutation($input: DecideLeaveInput!) { decideLeave(input: $input) { leaveRequest { id status days version decidedBy { id } } } }';

/** `cancelLeave` with the fields of {@link RequestedLeave}. */
export const cancelLeaveMutation =
  'mutation($input: CancelLeaveInput!) { cancelLeave(input: $input) { leaveRequest { id status days version } } }';

/** `transferEmployee` with what it moves. */
export const transferMutation = `mutation($input: TransferEmployeeInput!) {
  transferEmployee(input: $input) { employee { id position version manager { id } department { id } } } }`;

/** `terminateEmployee` with what it ends. */
export const terminateMutation = `mutation($input: TerminateEmployeeInput!) {
  terminateEmployee(input: $input) { employee { id status terminatedOn terminationReason user { id } version } } }`;

/** The employee of a successful `hireEmployee`; throws the errors of another answer. */
export function hiredOf(answer: GraphqlAnswer): HiredEmployee {
  if (answer.errors.length > 0 || answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return (answer.data['hireEmployee'] as { employee: HiredEmployee }).employee;
}

/** The leave request of a successful answer; throws the errors of another. */
export function leaveOf(answer: GraphqlAnswer, field = 'requestLeave'): RequestedLeave {
  if (answer.errors.length > 0 || answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return (answer.data[field] as { leaveRequest: RequestedLeave }).leaveRequest;
}

/** `extensions` of the first error; undefined when there is none. */
export function failureOf(answer: GraphqlAnswer): Record<string, unknown> | undefined {
  return answer.errors[0]?.extensions;
}
