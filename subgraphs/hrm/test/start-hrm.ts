import { startFakeAuth } from '../../../test/harness/fake-auth.ts';
import {
  type DomainUnderTest,
  type GraphqlFailure,
  type StartDomainOptions,
  startDomain,
} from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
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

/** A person of human resources who is not an employee. */
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
  readonly status: string;
  readonly version: number;
}

/** What tests know about a leave request. */
export interface RequestedLeave {
  readonly id: string;
  readonly status: string;
  readonly days: number;
  readonly version: number;
}

/** An employee with those above it, as viewers. */
interface HiredLine {
  readonly head: UserViewer;
  readonly manager: UserViewer;
  readonly worker: UserViewer;
  readonly managerId: string;
  readonly employeeId: string;
}

/** The domain over real sockets, with shortcuts for what most tests begin with. */
export interface HrmUnderTest extends DomainUnderTest {
  /** Resolves with the id. */
  createDepartment(name: string, input?: Input): Promise<string>;
  /** Hires a person into the department `Staff`, which is created when it is first needed. */
  hire(input?: Input): Promise<HiredEmployee>;
  /** Hires an employee with a login, its manager and the manager's manager. */
  hireLine(): Promise<HiredLine>;
  requestLeave(viewer: Viewer, input: Input): Promise<RequestedLeave>;
  refuseLeave(code: string, viewer: Viewer, input: Input): Promise<GraphqlFailure>;
  /** The payload of `transferEmployee`; asked by {@link hr} by default, as the next three. */
  transfer(input: Input, viewer?: Viewer): Promise<unknown>;
  refuseTransfer(code: string, input: Input, viewer?: Viewer): Promise<GraphqlFailure>;
  /** The payload of `terminateEmployee`. */
  terminate(input: Input, viewer?: Viewer): Promise<unknown>;
  refuseTerminate(code: string, input: Input, viewer?: Viewer): Promise<GraphqlFailure>;
  /** Disables a user, as the auth domain would. */
  disableUser(id: string): void;
  /** Id of an employee's manager; null for an employee on top. */
  managerOf(employeeId: string): Promise<string | null>;
}

type Input = Readonly<Record<string, unknown>>;

/** Starts the domain beside an auth service that knows every user but `unknown-…`; by default with storage in memory and the clock at {@link today}. */
export async function startHrm(options: StartDomainOptions = {}): Promise<HrmUnderTest> {
  const disabled = new Set<string>();
  const auth = await startFakeAuth((_organizationId, id) => {
    if (id.startsWith('unknown-')) return undefined;
    return { status: id.startsWith('disabled-') || disabled.has(id) ? 'DISABLED' : 'ACTIVE' };
  });
  const started = await startDomain(domain, {
    clock: () => new Date(`${today}T10:00:00Z`),
    ...options,
    peers: { auth: auth.address, ...options.peers },
  });
  const { run, refuse } = started;
  const createDepartment = async (name: string, input: Input = {}): Promise<string> => {
    const { createDepartment: payload } = await run<{ createDepartment: { department: { id: string } } }>(
      hr,
      createDepartmentMutation,
      { input: { name, ...input } },
    );
    return payload.department.id;
  };
  let staff: Promise<string> | undefined;
  let hired = 0;
  const hire = async (input: Input = {}): Promise<HiredEmployee> => {
    staff ??= createDepartment('Staff');
    hired += 1;
    const { hireEmployee } = await run<{ hireEmployee: { employee: HiredEmployee } }>(hr, hireMutation, {
      input: {
        firstName: 'Person',
        lastName: `Number ${hired}`,
        position: 'Clerk',
        departmentId: await staff,
        hiredOn: '2024-01-01',
        ...input,
      },
    });
    return hireEmployee.employee;
  };
  let lines = 0;
  return {
    ...started,
    close: async () => {
      await started.close();
      await auth.close();
    },
    createDepartment,
    disableUser: (id) => disabled.add(id),
    hire,
    hireLine: async () => {
      lines += 1;
      const [head, manager, worker] = [`head-${lines}`, `manager-${lines}`, `worker-${lines}`] as const;
      const { id: headId } = await hire({ userId: head });
      const { id: managerId } = await hire({ userId: manager, managerId: headId });
      const { id: employeeId } = await hire({ userId: worker, managerId });
      return {
        head: employeeViewer(head),
        manager: employeeViewer(manager),
        worker: employeeViewer(worker),
        managerId,
        employeeId,
      };
    },
    requestLeave: async (viewer, input) => {
      const { requestLeave } = await run<{ requestLeave: { leaveRequest: RequestedLeave } }>(
        viewer,
        requestLeaveMutation,
        { input },
      );
      return requestLeave.leaveRequest;
    },
    refuseLeave: (code, viewer, input) => refuse(code, viewer, requestLeaveMutation, { input }),
    transfer: async (input, viewer = hr) =>
      (await run(viewer, transferMutation, { input }))['transferEmployee'],
    refuseTransfer: (code, input, viewer = hr) => refuse(code, viewer, transferMutation, { input }),
    terminate: async (input, viewer = hr) =>
      (await run(viewer, terminateMutation, { input }))['terminateEmployee'],
    refuseTerminate: (code, input, viewer = hr) => refuse(code, viewer, terminateMutation, { input }),
    managerOf: async (id) => {
      const { employee } = await run<{ employee: { manager: { id: string } | null } }>(
        hr,
        'query($id: ID!) { employee(id: $id) { manager { id } } }',
        { id },
      );
      return employee.manager?.id ?? null;
    },
  };
}

const createDepartmentMutation =
  'mutation($input: CreateDepartmentInput!) { createDepartment(input: $input) { department { id } } }';

/** `hireEmployee` with the fields of {@link HiredEmployee}. */
export const hireMutation =
  'mutation($input: HireEmployeeInput!) { hireEmployee(input: $input) { employee { id number status version } } }';

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
