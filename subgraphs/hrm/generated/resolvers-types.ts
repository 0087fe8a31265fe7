import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyMessage } from '../../../proto/generated/erp/type/v1/money.ts';
import type { Department as DepartmentMessage, Employee as EmployeeMessage, LeaveBalance as LeaveBalanceMessage, LeaveRequest as LeaveRequestMessage } from '../../../proto/generated/erp/hrm/v1/hrm.ts';
import type { EntityReference } from '../../kit/graphql/entity-reference.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 4217 currency code, for example EUR. */
  CurrencyCode: { input: string; output: string; }
  /** Calendar date, `full-date` of RFC 3339, for example 2026-01-31. */
  Date: { input: string; output: string; }
  /** Instant, `date-time` of RFC 3339: answers are in UTC, for example 2026-01-31T12:00:00.000Z; input may have any offset. */
  DateTime: { input: Date; output: Date | string; }
  /** Exact decimal number as text, for example "12.34". */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type CancelLeaveInput = {
  /** Version you have seen; CONFLICT when the request has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly leaveRequestId: Scalars['ID']['input'];
};

export type CancelLeavePayload = {
  readonly __typename?: 'CancelLeavePayload';
  readonly leaveRequest: LeaveRequest;
};

export type CancelTerminationInput = {
  readonly employeeId: Scalars['ID']['input'];
  /** Version you have seen; CONFLICT when the employee has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type CancelTerminationPayload = {
  readonly __typename?: 'CancelTerminationPayload';
  readonly employee: Employee;
};

export type CreateDepartmentInput = {
  /** Employee who leads the department. */
  readonly headId?: InputMaybe<Scalars['ID']['input']>;
  readonly name: Scalars['String']['input'];
  /** Department this one is a part of. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreateDepartmentPayload = {
  readonly __typename?: 'CreateDepartmentPayload';
  readonly department: Department;
};

export type DecideLeaveInput = {
  /** What the employee should know. */
  readonly comment?: InputMaybe<Scalars['String']['input']>;
  readonly decision: LeaveDecision;
  /** Version you have seen; CONFLICT when the request has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly leaveRequestId: Scalars['ID']['input'];
};

export type DecideLeavePayload = {
  readonly __typename?: 'DecideLeavePayload';
  readonly leaveRequest: LeaveRequest;
};

/** A part of the organization. */
export type Department = Node & {
  readonly __typename?: 'Department';
  /** Departments that are parts of this one, by name. */
  readonly children?: Maybe<ReadonlyArray<Department>>;
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Employees of the department itself, by last name. People who have left are included unless a status is asked for. */
  readonly employees?: Maybe<EmployeeConnection>;
  /** Who leads the department. */
  readonly head?: Maybe<Employee>;
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
  /** The department this one is a part of. */
  readonly parent?: Maybe<Department>;
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};


/** A part of the organization. */
export type DepartmentEmployeesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<EmployeeStatus>;
};

/** A page of departments. */
export type DepartmentConnection = {
  readonly __typename?: 'DepartmentConnection';
  readonly edges: ReadonlyArray<DepartmentEdge>;
  readonly nodes: ReadonlyArray<Department>;
  readonly pageInfo: PageInfo;
  /** Number of departments on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type DepartmentEdge = {
  readonly __typename?: 'DepartmentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Department;
};

/** A person who works or worked for the organization. */
export type Employee = Node & {
  readonly __typename?: 'Employee';
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly department?: Maybe<Department>;
  /** Email address at work. */
  readonly email?: Maybe<Scalars['String']['output']>;
  readonly firstName: Scalars['String']['output'];
  /** First day of work. */
  readonly hiredOn?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly lastName: Scalars['String']['output'];
  /** Working days of one kind of leave in one year. For the employee, its managers and viewers with hrm:leave:read. */
  readonly leaveBalance?: Maybe<LeaveBalance>;
  /** Working days of every kind of leave in one year. For the employee, its managers and viewers with hrm:leave:read; empty for others. */
  readonly leaveBalances?: Maybe<ReadonlyArray<LeaveBalance>>;
  /** Leave requests, the latest leave first. For the employee, its managers and viewers with hrm:leave:read; empty for others. */
  readonly leaveRequests?: Maybe<ReadonlyArray<LeaveRequest>>;
  /** Null at the top of the reporting line. */
  readonly manager?: Maybe<Employee>;
  /** First and last name. */
  readonly name: Scalars['String']['output'];
  /** Number in the organization, for example E-0042. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** Phone number at work. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** What the person does, for example Account manager. */
  readonly position: Scalars['String']['output'];
  /** Everybody who reports directly to this employee, by last name. */
  readonly reports?: Maybe<ReadonlyArray<Employee>>;
  /** Gross salary per year. For the employee and for viewers with hrm:salary:read. */
  readonly salary?: Maybe<Money>;
  readonly status?: Maybe<EmployeeStatus>;
  /** Last day of work, which may be still to come; null while none is set. */
  readonly terminatedOn?: Maybe<Scalars['Date']['output']>;
  /** Why the employment ended. */
  readonly terminationReason?: Maybe<Scalars['String']['output']>;
  readonly updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user the employee logs in as; null when there is none. */
  readonly user?: Maybe<User>;
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version?: Maybe<Scalars['Int']['output']>;
};


/** A person who works or worked for the organization. */
export type EmployeeLeaveBalanceArgs = {
  kind?: LeaveKind;
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who works or worked for the organization. */
export type EmployeeLeaveBalancesArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
};


/** A person who works or worked for the organization. */
export type EmployeeLeaveRequestsArgs = {
  status?: InputMaybe<LeaveStatus>;
  year?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of employees. */
export type EmployeeConnection = {
  readonly __typename?: 'EmployeeConnection';
  readonly edges: ReadonlyArray<EmployeeEdge>;
  readonly nodes: ReadonlyArray<Employee>;
  readonly pageInfo: PageInfo;
  /** Number of employees on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type EmployeeEdge = {
  readonly __typename?: 'EmployeeEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Employee;
};

/** Whether the person works for the organization today. */
export type EmployeeStatus =
  /** Employed. */
  | 'ACTIVE'
  /** Employed, and approved leave covers today. */
  | 'ON_LEAVE'
  /** Has left for good. */
  | 'TERMINATED'
  /** Hired, and the first day of work is still to come. */
  | 'UPCOMING';

export type HireEmployeeInput = {
  /** Where the person works. */
  readonly departmentId: Scalars['ID']['input'];
  /** Email address at work. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly firstName: Scalars['String']['input'];
  /** First day of work, at most a year ahead. */
  readonly hiredOn: Scalars['Date']['input'];
  readonly lastName: Scalars['String']['input'];
  /** Omit it for the top of the reporting line. */
  readonly managerId?: InputMaybe<Scalars['ID']['input']>;
  /** Phone number at work. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** What the person does, for example Account manager. */
  readonly position: Scalars['String']['input'];
  /** Gross salary per year. Needs the permission hrm:salary:read. You cannot set your own salary. */
  readonly salary?: InputMaybe<MoneyInput>;
  /** The user the employee logs in as; one user is at most one employee. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type HireEmployeePayload = {
  readonly __typename?: 'HireEmployeePayload';
  readonly employee: Employee;
};

/** Working days of one kind of leave in one calendar year. */
export type LeaveBalance = {
  readonly __typename?: 'LeaveBalance';
  /** Null when the kind has no limit. */
  readonly entitledDays?: Maybe<Scalars['Int']['output']>;
  readonly kind: LeaveKind;
  /** Days of requests without a decision. They count against the balance. */
  readonly pendingDays: Scalars['Int']['output'];
  /** Null when the kind has no limit; never negative. */
  readonly remainingDays?: Maybe<Scalars['Int']['output']>;
  /** Approved days. */
  readonly usedDays: Scalars['Int']['output'];
  /** Calendar year. */
  readonly year: Scalars['Int']['output'];
};

/** What is decided about a leave request. */
export type LeaveDecision =
  /** The employee may be away. */
  | 'APPROVE'
  /** The employee may not be away. */
  | 'REJECT';

/** What leave is for. */
export type LeaveKind =
  /** Paid leave; 25 working days a year unless configured otherwise. */
  | 'ANNUAL'
  /** After a birth or an adoption; not limited unless an entitlement is set. */
  | 'PARENTAL'
  /** Illness; not limited. */
  | 'SICK'
  /** Unpaid leave; not limited unless an entitlement is set. */
  | 'UNPAID';

/** An employee's wish to be away. */
export type LeaveRequest = Node & {
  readonly __typename?: 'LeaveRequest';
  readonly createdAt: Scalars['DateTime']['output'];
  /** Working days (Monday to Friday) from the first to the last day. */
  readonly days: Scalars['Int']['output'];
  /** When it was approved or rejected; null before. */
  readonly decidedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user who approved or rejected; null before. */
  readonly decidedBy?: Maybe<User>;
  /** What the decider said. */
  readonly decisionComment?: Maybe<Scalars['String']['output']>;
  readonly employee: Employee;
  /** First day. */
  readonly from: Scalars['Date']['output'];
  readonly id: Scalars['ID']['output'];
  readonly kind: LeaveKind;
  /** What the employee said. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** The user who asked: the employee, or a user of human resources for the employee. */
  readonly requestedBy: User;
  readonly status: LeaveStatus;
  /** Last day. */
  readonly to: Scalars['Date']['output'];
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version: Scalars['Int']['output'];
};

/** A page of leave requests. */
export type LeaveRequestConnection = {
  readonly __typename?: 'LeaveRequestConnection';
  readonly edges: ReadonlyArray<LeaveRequestEdge>;
  readonly nodes: ReadonlyArray<LeaveRequest>;
  readonly pageInfo: PageInfo;
  /** Number of leave requests on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type LeaveRequestEdge = {
  readonly __typename?: 'LeaveRequestEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: LeaveRequest;
};

/** How far a leave request has come. */
export type LeaveStatus =
  /** The employee may be away. */
  | 'APPROVED'
  /** Taken back. */
  | 'CANCELLED'
  /** No manager has decided yet. The days already count against the balance. */
  | 'PENDING'
  /** The employee may not be away; the days count no more. */
  | 'REJECTED';

/** An exact amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** Exact decimal number with as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An exact amount of money. */
export type MoneyInput = {
  /** Decimal number with at most as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['input'];
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Takes a request back: your own until it begins, or, with the permission hrm:leave:decide, any. */
  readonly cancelLeave?: Maybe<CancelLeavePayload>;
  /** Takes back a last day of work that is still to come: the employment goes on. Leave that was cut for it does not come back. CONFLICT when no last day is set, or when the employment has ended. */
  readonly cancelTermination?: Maybe<CancelTerminationPayload>;
  /** Creates a department. Names are unique in an organization. */
  readonly createDepartment?: Maybe<CreateDepartmentPayload>;
  /** Approves or rejects a pending request. For managers of the employee, directly or above, who have begun to work, and for viewers with hrm:leave:decide; never for the viewer who asked for the leave. */
  readonly decideLeave?: Maybe<DecideLeavePayload>;
  /** Hires a person, who gets the next employee number. Setting a salary needs the permission hrm:salary:read too. */
  readonly hireEmployee?: Maybe<HireEmployeePayload>;
  /** Asks for leave. CONFLICT when it overlaps another request of the employee or exceeds the balance. */
  readonly requestLeave?: Maybe<RequestLeavePayload>;
  /** Sets how many working days of one kind of leave an employee has in a year. */
  readonly setLeaveEntitlement?: Maybe<SetLeaveEntitlementPayload>;
  /** Ends an employment for good: reports move to the successor, leave ends on the last day, later and open leave is cancelled, the user is unlinked. */
  readonly terminateEmployee?: Maybe<TerminateEmployeePayload>;
  /** Moves an employee to another department, manager or position. CONFLICT when the reporting line would become a circle. */
  readonly transferEmployee?: Maybe<TransferEmployeePayload>;
  /** Changes a department. Omit a field to keep it; null clears head or parent. CONFLICT when a department would contain itself. */
  readonly updateDepartment?: Maybe<UpdateDepartmentPayload>;
  /** Changes what is known about a person. Omit a field to keep it; null clears it where that is possible. */
  readonly updateEmployee?: Maybe<UpdateEmployeePayload>;
};


export type MutationCancelLeaveArgs = {
  input: CancelLeaveInput;
};


export type MutationCancelTerminationArgs = {
  input: CancelTerminationInput;
};


export type MutationCreateDepartmentArgs = {
  input: CreateDepartmentInput;
};


export type MutationDecideLeaveArgs = {
  input: DecideLeaveInput;
};


export type MutationHireEmployeeArgs = {
  input: HireEmployeeInput;
};


export type MutationRequestLeaveArgs = {
  input: RequestLeaveInput;
};


export type MutationSetLeaveEntitlementArgs = {
  input: SetLeaveEntitlementInput;
};


export type MutationTerminateEmployeeArgs = {
  input: TerminateEmployeeInput;
};


export type MutationTransferEmployeeArgs = {
  input: TransferEmployeeInput;
};


export type MutationUpdateDepartmentArgs = {
  input: UpdateDepartmentInput;
};


export type MutationUpdateEmployeeArgs = {
  input: UpdateEmployeeInput;
};

/** An object that can be looked up by nothing but its id: see node. */
export type Node = {
  readonly id: Scalars['ID']['output'];
};

/** A part of the reporting tree. */
export type OrgChart = {
  readonly __typename?: 'OrgChart';
  /** Whether employees were left out because the chart would have more than 2000. */
  readonly isTruncated: Scalars['Boolean']['output'];
  /** The employee asked for, or everybody without a manager. */
  readonly roots: ReadonlyArray<OrgChartNode>;
  /** Number of employees in the chart. */
  readonly size: Scalars['Int']['output'];
};

/** One employee in the reporting tree. */
export type OrgChartNode = {
  readonly __typename?: 'OrgChartNode';
  /** 0 at the top of the chart. */
  readonly depth: Scalars['Int']['output'];
  readonly employee: Employee;
  /** Number of direct reports, also of those below the depth of the chart. */
  readonly reportCount: Scalars['Int']['output'];
  /** Direct reports that are in the chart. */
  readonly reports: ReadonlyArray<OrgChartNode>;
};

/** A page of a list, after the Relay connection specification. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last row; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are rows after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are rows before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** A department of your organization; null when there is none with this id. */
  readonly department?: Maybe<Department>;
  /** Departments of your organization by name. */
  readonly departments?: Maybe<DepartmentConnection>;
  /** An employee of your organization; null when there is none with this id that you may see. */
  readonly employee?: Maybe<Employee>;
  /** Employees of your organization by last name. People who have left are included unless a status is asked for. */
  readonly employees?: Maybe<EmployeeConnection>;
  /** A leave request that you may see: your own, of an employee who reports to you, directly or not, or, with the permission hrm:leave:read, any of your organization; null otherwise. */
  readonly leaveRequest?: Maybe<LeaveRequest>;
  /** Leave requests that you may see, the latest leave first. */
  readonly leaveRequests?: Maybe<LeaveRequestConnection>;
  /** The employee you are; null when your user is not linked to one. */
  readonly myEmployee?: Maybe<Employee>;
  /** Who reports to whom. People who have left are not in it. */
  readonly orgChart?: Maybe<OrgChart>;
};


export type QueryDepartmentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDepartmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryEmployeeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEmployeesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  departmentId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  managerId?: InputMaybe<Scalars['ID']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<EmployeeStatus>;
};


export type QueryLeaveRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLeaveRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  employeeId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  kind?: InputMaybe<LeaveKind>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<LeaveStatus>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryOrgChartArgs = {
  depth?: InputMaybe<Scalars['Int']['input']>;
  rootId?: InputMaybe<Scalars['ID']['input']>;
};

export type RequestLeaveInput = {
  /** Your own employee by default; another employee needs the permission hrm:leave:decide. */
  readonly employeeId?: InputMaybe<Scalars['ID']['input']>;
  /** First day. */
  readonly from: Scalars['Date']['input'];
  readonly kind: LeaveKind;
  /** What the decider should know. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Last day. */
  readonly to: Scalars['Date']['input'];
};

export type RequestLeavePayload = {
  readonly __typename?: 'RequestLeavePayload';
  readonly leaveRequest: LeaveRequest;
};

export type SetLeaveEntitlementInput = {
  /** Working days; null brings the default back. */
  readonly days?: InputMaybe<Scalars['Int']['input']>;
  readonly employeeId: Scalars['ID']['input'];
  readonly kind: LeaveKind;
  /** Calendar year. */
  readonly year: Scalars['Int']['input'];
};

export type SetLeaveEntitlementPayload = {
  readonly __typename?: 'SetLeaveEntitlementPayload';
  readonly leaveBalance: LeaveBalance;
};

export type TerminateEmployeeInput = {
  readonly employeeId: Scalars['ID']['input'];
  /** Version you have seen; CONFLICT when the employee has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Last day of work, at most ten years ahead; today by default. When it lies ahead, leave ends on it immediately, and the employment when it has come; until then it can be set again, or taken back with cancelTermination. */
  readonly lastDay?: InputMaybe<Scalars['Date']['input']>;
  /** Why the employment ends. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Takes over the reports; the employee's own manager by default. */
  readonly successorId?: InputMaybe<Scalars['ID']['input']>;
};

export type TerminateEmployeePayload = {
  readonly __typename?: 'TerminateEmployeePayload';
  readonly employee: Employee;
};

export type TransferEmployeeInput = {
  /** The new department. */
  readonly departmentId?: InputMaybe<Scalars['ID']['input']>;
  readonly employeeId: Scalars['ID']['input'];
  /** Version you have seen; CONFLICT when the employee has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Null puts the employee at the top of the reporting line. */
  readonly managerId?: InputMaybe<Scalars['ID']['input']>;
  /** The new position. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
};

export type TransferEmployeePayload = {
  readonly __typename?: 'TransferEmployeePayload';
  readonly employee: Employee;
};

export type UpdateDepartmentInput = {
  readonly departmentId: Scalars['ID']['input'];
  /** Version you have seen; CONFLICT when the department has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Employee who leads the department; null for none. */
  readonly headId?: InputMaybe<Scalars['ID']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Department this one is a part of; null for none. */
  readonly parentId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateDepartmentPayload = {
  readonly __typename?: 'UpdateDepartmentPayload';
  readonly department: Department;
};

export type UpdateEmployeeInput = {
  /** Null removes it. */
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly employeeId: Scalars['ID']['input'];
  /** Version you have seen; CONFLICT when the employee has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  /** Null removes it. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** What the person does. */
  readonly position?: InputMaybe<Scalars['String']['input']>;
  /** Gross salary per year; null removes it. Needs the permission hrm:salary:read. You cannot set your own salary. */
  readonly salary?: InputMaybe<MoneyInput>;
  /** The user the employee logs in as; null unlinks it. Where there is a salary this needs the permission hrm:salary:read, because the user will see it. You cannot change your own link. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateEmployeePayload = {
  readonly __typename?: 'UpdateEmployeePayload';
  readonly employee: Employee;
};

export type User = {
  readonly __typename?: 'User';
  /** The employee who logs in as this user; null when there is none or you may not see it. */
  readonly employee?: Maybe<Employee>;
  readonly id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Department: Department;
  Employee: Employee;
  LeaveRequest: LeaveRequest;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Department:
    ( { __typename: 'Department' }
    & GraphQLRecursivePick<FederationTypes['Department'], {"id":true}> );
  Employee:
    ( { __typename: 'Employee' }
    & GraphQLRecursivePick<FederationTypes['Employee'], {"id":true}> );
  LeaveRequest:
    ( { __typename: 'LeaveRequest' }
    & GraphQLRecursivePick<FederationTypes['LeaveRequest'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( DepartmentMessage )
    | ( EmployeeMessage )
    | ( LeaveRequestMessage )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CancelLeaveInput: CancelLeaveInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CancelLeavePayload: ResolverTypeWrapper<Omit<CancelLeavePayload, 'leaveRequest'> & { leaveRequest: ResolversTypes['LeaveRequest'] }>;
  CancelTerminationInput: CancelTerminationInput;
  CancelTerminationPayload: ResolverTypeWrapper<Omit<CancelTerminationPayload, 'employee'> & { employee: ResolversTypes['Employee'] }>;
  CreateDepartmentInput: CreateDepartmentInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CreateDepartmentPayload: ResolverTypeWrapper<Omit<CreateDepartmentPayload, 'department'> & { department: ResolversTypes['Department'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DecideLeaveInput: DecideLeaveInput;
  DecideLeavePayload: ResolverTypeWrapper<Omit<DecideLeavePayload, 'leaveRequest'> & { leaveRequest: ResolversTypes['LeaveRequest'] }>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Department: ResolverTypeWrapper<DepartmentMessage>;
  DepartmentConnection: ResolverTypeWrapper<Omit<DepartmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DepartmentEdge']>, nodes: ReadonlyArray<ResolversTypes['Department']> }>;
  DepartmentEdge: ResolverTypeWrapper<Omit<DepartmentEdge, 'node'> & { node: ResolversTypes['Department'] }>;
  Employee: ResolverTypeWrapper<EmployeeMessage>;
  EmployeeConnection: ResolverTypeWrapper<Omit<EmployeeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EmployeeEdge']>, nodes: ReadonlyArray<ResolversTypes['Employee']> }>;
  EmployeeEdge: ResolverTypeWrapper<Omit<EmployeeEdge, 'node'> & { node: ResolversTypes['Employee'] }>;
  EmployeeStatus: EmployeeStatus;
  HireEmployeeInput: HireEmployeeInput;
  HireEmployeePayload: ResolverTypeWrapper<Omit<HireEmployeePayload, 'employee'> & { employee: ResolversTypes['Employee'] }>;
  LeaveBalance: ResolverTypeWrapper<LeaveBalanceMessage>;
  LeaveDecision: LeaveDecision;
  LeaveKind: LeaveKind;
  LeaveRequest: ResolverTypeWrapper<LeaveRequestMessage>;
  LeaveRequestConnection: ResolverTypeWrapper<Omit<LeaveRequestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LeaveRequestEdge']>, nodes: ReadonlyArray<ResolversTypes['LeaveRequest']> }>;
  LeaveRequestEdge: ResolverTypeWrapper<Omit<LeaveRequestEdge, 'node'> & { node: ResolversTypes['LeaveRequest'] }>;
  LeaveStatus: LeaveStatus;
  Money: ResolverTypeWrapper<MoneyMessage>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OrgChart: ResolverTypeWrapper<Omit<OrgChart, 'roots'> & { roots: ReadonlyArray<ResolversTypes['OrgChartNode']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  OrgChartNode: ResolverTypeWrapper<Omit<OrgChartNode, 'employee' | 'reports'> & { employee: ResolversTypes['Employee'], reports: ReadonlyArray<ResolversTypes['OrgChartNode']> }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RequestLeaveInput: RequestLeaveInput;
  RequestLeavePayload: ResolverTypeWrapper<Omit<RequestLeavePayload, 'leaveRequest'> & { leaveRequest: ResolversTypes['LeaveRequest'] }>;
  SetLeaveEntitlementInput: SetLeaveEntitlementInput;
  SetLeaveEntitlementPayload: ResolverTypeWrapper<Omit<SetLeaveEntitlementPayload, 'leaveBalance'> & { leaveBalance: ResolversTypes['LeaveBalance'] }>;
  TerminateEmployeeInput: TerminateEmployeeInput;
  TerminateEmployeePayload: ResolverTypeWrapper<Omit<TerminateEmployeePayload, 'employee'> & { employee: ResolversTypes['Employee'] }>;
  TransferEmployeeInput: TransferEmployeeInput;
  TransferEmployeePayload: ResolverTypeWrapper<Omit<TransferEmployeePayload, 'employee'> & { employee: ResolversTypes['Employee'] }>;
  UpdateDepartmentInput: UpdateDepartmentInput;
  UpdateDepartmentPayload: ResolverTypeWrapper<Omit<UpdateDepartmentPayload, 'department'> & { department: ResolversTypes['Department'] }>;
  UpdateEmployeeInput: UpdateEmployeeInput;
  UpdateEmployeePayload: ResolverTypeWrapper<Omit<UpdateEmployeePayload, 'employee'> & { employee: ResolversTypes['Employee'] }>;
  User: ResolverTypeWrapper<EntityReference>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CancelLeaveInput: CancelLeaveInput;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  CancelLeavePayload: Omit<CancelLeavePayload, 'leaveRequest'> & { leaveRequest: ResolversParentTypes['LeaveRequest'] };
  CancelTerminationInput: CancelTerminationInput;
  CancelTerminationPayload: Omit<CancelTerminationPayload, 'employee'> & { employee: ResolversParentTypes['Employee'] };
  CreateDepartmentInput: CreateDepartmentInput;
  String: Scalars['String']['output'];
  CreateDepartmentPayload: Omit<CreateDepartmentPayload, 'department'> & { department: ResolversParentTypes['Department'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DecideLeaveInput: DecideLeaveInput;
  DecideLeavePayload: Omit<DecideLeavePayload, 'leaveRequest'> & { leaveRequest: ResolversParentTypes['LeaveRequest'] };
  Decimal: Scalars['Decimal']['output'];
  Department: DepartmentMessage;
  DepartmentConnection: Omit<DepartmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DepartmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Department']> };
  DepartmentEdge: Omit<DepartmentEdge, 'node'> & { node: ResolversParentTypes['Department'] };
  Employee: EmployeeMessage;
  EmployeeConnection: Omit<EmployeeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EmployeeEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Employee']> };
  EmployeeEdge: Omit<EmployeeEdge, 'node'> & { node: ResolversParentTypes['Employee'] };
  HireEmployeeInput: HireEmployeeInput;
  HireEmployeePayload: Omit<HireEmployeePayload, 'employee'> & { employee: ResolversParentTypes['Employee'] };
  LeaveBalance: LeaveBalanceMessage;
  LeaveRequest: LeaveRequestMessage;
  LeaveRequestConnection: Omit<LeaveRequestConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LeaveRequestEdge']>, nodes: ReadonlyArray<ResolversParentTypes['LeaveRequest']> };
  LeaveRequestEdge: Omit<LeaveRequestEdge, 'node'> & { node: ResolversParentTypes['LeaveRequest'] };
  Money: MoneyMessage;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OrgChart: Omit<OrgChart, 'roots'> & { roots: ReadonlyArray<ResolversParentTypes['OrgChartNode']> };
  Boolean: Scalars['Boolean']['output'];
  OrgChartNode: Omit<OrgChartNode, 'employee' | 'reports'> & { employee: ResolversParentTypes['Employee'], reports: ReadonlyArray<ResolversParentTypes['OrgChartNode']> };
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  RequestLeaveInput: RequestLeaveInput;
  RequestLeavePayload: Omit<RequestLeavePayload, 'leaveRequest'> & { leaveRequest: ResolversParentTypes['LeaveRequest'] };
  SetLeaveEntitlementInput: SetLeaveEntitlementInput;
  SetLeaveEntitlementPayload: Omit<SetLeaveEntitlementPayload, 'leaveBalance'> & { leaveBalance: ResolversParentTypes['LeaveBalance'] };
  TerminateEmployeeInput: TerminateEmployeeInput;
  TerminateEmployeePayload: Omit<TerminateEmployeePayload, 'employee'> & { employee: ResolversParentTypes['Employee'] };
  TransferEmployeeInput: TransferEmployeeInput;
  TransferEmployeePayload: Omit<TransferEmployeePayload, 'employee'> & { employee: ResolversParentTypes['Employee'] };
  UpdateDepartmentInput: UpdateDepartmentInput;
  UpdateDepartmentPayload: Omit<UpdateDepartmentPayload, 'department'> & { department: ResolversParentTypes['Department'] };
  UpdateEmployeeInput: UpdateEmployeeInput;
  UpdateEmployeePayload: Omit<UpdateEmployeePayload, 'employee'> & { employee: ResolversParentTypes['Employee'] };
  User: EntityReference;
};

export type CancelLeavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelLeavePayload'] = ResolversParentTypes['CancelLeavePayload']> = {
  leaveRequest?: Resolver<ResolversTypes['LeaveRequest'], ParentType, ContextType>;
};

export type CancelTerminationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelTerminationPayload'] = ResolversParentTypes['CancelTerminationPayload']> = {
  employee?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
};

export type CreateDepartmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateDepartmentPayload'] = ResolversParentTypes['CreateDepartmentPayload']> = {
  department?: Resolver<ResolversTypes['Department'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DecideLeavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DecideLeavePayload'] = ResolversParentTypes['DecideLeavePayload']> = {
  leaveRequest?: Resolver<ResolversTypes['LeaveRequest'], ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DepartmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Department'] = ResolversParentTypes['Department'], FederationReferenceType extends FederationReferenceTypes['Department'] = FederationReferenceTypes['Department']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Department']> | FederationReferenceType, FederationReferenceType, ContextType>;
  children?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Department']>>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  employees?: Resolver<Maybe<ResolversTypes['EmployeeConnection']>, ParentType, ContextType, Partial<DepartmentEmployeesArgs>>;
  head?: Resolver<Maybe<ResolversTypes['Employee']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DepartmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DepartmentConnection'] = ResolversParentTypes['DepartmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DepartmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Department']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DepartmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DepartmentEdge'] = ResolversParentTypes['DepartmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Department'], ParentType, ContextType>;
};

export type EmployeeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Employee'] = ResolversParentTypes['Employee'], FederationReferenceType extends FederationReferenceTypes['Employee'] = FederationReferenceTypes['Employee']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Employee']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hiredOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  leaveBalance?: Resolver<Maybe<ResolversTypes['LeaveBalance']>, ParentType, ContextType, RequireFields<EmployeeLeaveBalanceArgs, 'kind'>>;
  leaveBalances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LeaveBalance']>>, ParentType, ContextType, Partial<EmployeeLeaveBalancesArgs>>;
  leaveRequests?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LeaveRequest']>>, ParentType, ContextType, Partial<EmployeeLeaveRequestsArgs>>;
  manager?: Resolver<Maybe<ResolversTypes['Employee']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Employee']>>, ParentType, ContextType>;
  salary?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['EmployeeStatus']>, ParentType, ContextType>;
  terminatedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  terminationReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EmployeeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmployeeConnection'] = ResolversParentTypes['EmployeeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EmployeeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Employee']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EmployeeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EmployeeEdge'] = ResolversParentTypes['EmployeeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
};

export type HireEmployeePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HireEmployeePayload'] = ResolversParentTypes['HireEmployeePayload']> = {
  employee?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
};

export type LeaveBalanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveBalance'] = ResolversParentTypes['LeaveBalance']> = {
  entitledDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LeaveKind'], ParentType, ContextType>;
  pendingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remainingDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usedDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeaveRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveRequest'] = ResolversParentTypes['LeaveRequest'], FederationReferenceType extends FederationReferenceTypes['LeaveRequest'] = FederationReferenceTypes['LeaveRequest']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LeaveRequest']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  decisionComment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  employee?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LeaveKind'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LeaveStatus'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LeaveRequestConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveRequestConnection'] = ResolversParentTypes['LeaveRequestConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LeaveRequestEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LeaveRequest']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeaveRequestEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveRequestEdge'] = ResolversParentTypes['LeaveRequestEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LeaveRequest'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelLeave?: Resolver<Maybe<ResolversTypes['CancelLeavePayload']>, ParentType, ContextType, RequireFields<MutationCancelLeaveArgs, 'input'>>;
  cancelTermination?: Resolver<Maybe<ResolversTypes['CancelTerminationPayload']>, ParentType, ContextType, RequireFields<MutationCancelTerminationArgs, 'input'>>;
  createDepartment?: Resolver<Maybe<ResolversTypes['CreateDepartmentPayload']>, ParentType, ContextType, RequireFields<MutationCreateDepartmentArgs, 'input'>>;
  decideLeave?: Resolver<Maybe<ResolversTypes['DecideLeavePayload']>, ParentType, ContextType, RequireFields<MutationDecideLeaveArgs, 'input'>>;
  hireEmployee?: Resolver<Maybe<ResolversTypes['HireEmployeePayload']>, ParentType, ContextType, RequireFields<MutationHireEmployeeArgs, 'input'>>;
  requestLeave?: Resolver<Maybe<ResolversTypes['RequestLeavePayload']>, ParentType, ContextType, RequireFields<MutationRequestLeaveArgs, 'input'>>;
  setLeaveEntitlement?: Resolver<Maybe<ResolversTypes['SetLeaveEntitlementPayload']>, ParentType, ContextType, RequireFields<MutationSetLeaveEntitlementArgs, 'input'>>;
  terminateEmployee?: Resolver<Maybe<ResolversTypes['TerminateEmployeePayload']>, ParentType, ContextType, RequireFields<MutationTerminateEmployeeArgs, 'input'>>;
  transferEmployee?: Resolver<Maybe<ResolversTypes['TransferEmployeePayload']>, ParentType, ContextType, RequireFields<MutationTransferEmployeeArgs, 'input'>>;
  updateDepartment?: Resolver<Maybe<ResolversTypes['UpdateDepartmentPayload']>, ParentType, ContextType, RequireFields<MutationUpdateDepartmentArgs, 'input'>>;
  updateEmployee?: Resolver<Maybe<ResolversTypes['UpdateEmployeePayload']>, ParentType, ContextType, RequireFields<MutationUpdateEmployeeArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Department' | 'Employee' | 'LeaveRequest', ParentType, ContextType>;
};

export type OrgChartResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrgChart'] = ResolversParentTypes['OrgChart']> = {
  isTruncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  roots?: Resolver<ReadonlyArray<ResolversTypes['OrgChartNode']>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrgChartNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OrgChartNode'] = ResolversParentTypes['OrgChartNode']> = {
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  employee?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
  reportCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reports?: Resolver<ReadonlyArray<ResolversTypes['OrgChartNode']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  department?: Resolver<Maybe<ResolversTypes['Department']>, ParentType, ContextType, RequireFields<QueryDepartmentArgs, 'id'>>;
  departments?: Resolver<Maybe<ResolversTypes['DepartmentConnection']>, ParentType, ContextType, Partial<QueryDepartmentsArgs>>;
  employee?: Resolver<Maybe<ResolversTypes['Employee']>, ParentType, ContextType, RequireFields<QueryEmployeeArgs, 'id'>>;
  employees?: Resolver<Maybe<ResolversTypes['EmployeeConnection']>, ParentType, ContextType, Partial<QueryEmployeesArgs>>;
  leaveRequest?: Resolver<Maybe<ResolversTypes['LeaveRequest']>, ParentType, ContextType, RequireFields<QueryLeaveRequestArgs, 'id'>>;
  leaveRequests?: Resolver<Maybe<ResolversTypes['LeaveRequestConnection']>, ParentType, ContextType, Partial<QueryLeaveRequestsArgs>>;
  myEmployee?: Resolver<Maybe<ResolversTypes['Employee']>, ParentType, ContextType>;
  orgChart?: Resolver<Maybe<ResolversTypes['OrgChart']>, ParentType, ContextType, RequireFields<QueryOrgChartArgs, 'depth'>>;
};

export type RequestLeavePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestLeavePayload'] = ResolversParentTypes['RequestLeavePayload']> = {
  leaveRequest?: Resolver<ResolversTypes['LeaveRequest'], ParentType, ContextType>;
};

export type SetLeaveEntitlementPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetLeaveEntitlementPayload'] = ResolversParentTypes['SetLeaveEntitlementPayload']> = {
  leaveBalance?: Resolver<ResolversTypes['LeaveBalance'], ParentType, ContextType>;
};

export type TerminateEmployeePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TerminateEmployeePayload'] = ResolversParentTypes['TerminateEmployeePayload']> = {
  employee?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
};

export type TransferEmployeePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TransferEmployeePayload'] = ResolversParentTypes['TransferEmployeePayload']> = {
  employee?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
};

export type UpdateDepartmentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateDepartmentPayload'] = ResolversParentTypes['UpdateDepartmentPayload']> = {
  department?: Resolver<ResolversTypes['Department'], ParentType, ContextType>;
};

export type UpdateEmployeePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateEmployeePayload'] = ResolversParentTypes['UpdateEmployeePayload']> = {
  employee?: Resolver<ResolversTypes['Employee'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  employee?: Resolver<Maybe<ResolversTypes['Employee']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  CancelLeavePayload?: CancelLeavePayloadResolvers<ContextType>;
  CancelTerminationPayload?: CancelTerminationPayloadResolvers<ContextType>;
  CreateDepartmentPayload?: CreateDepartmentPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DecideLeavePayload?: DecideLeavePayloadResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  Department?: DepartmentResolvers<ContextType>;
  DepartmentConnection?: DepartmentConnectionResolvers<ContextType>;
  DepartmentEdge?: DepartmentEdgeResolvers<ContextType>;
  Employee?: EmployeeResolvers<ContextType>;
  EmployeeConnection?: EmployeeConnectionResolvers<ContextType>;
  EmployeeEdge?: EmployeeEdgeResolvers<ContextType>;
  HireEmployeePayload?: HireEmployeePayloadResolvers<ContextType>;
  LeaveBalance?: LeaveBalanceResolvers<ContextType>;
  LeaveRequest?: LeaveRequestResolvers<ContextType>;
  LeaveRequestConnection?: LeaveRequestConnectionResolvers<ContextType>;
  LeaveRequestEdge?: LeaveRequestEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OrgChart?: OrgChartResolvers<ContextType>;
  OrgChartNode?: OrgChartNodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RequestLeavePayload?: RequestLeavePayloadResolvers<ContextType>;
  SetLeaveEntitlementPayload?: SetLeaveEntitlementPayloadResolvers<ContextType>;
  TerminateEmployeePayload?: TerminateEmployeePayloadResolvers<ContextType>;
  TransferEmployeePayload?: TransferEmployeePayloadResolvers<ContextType>;
  UpdateDepartmentPayload?: UpdateDepartmentPayloadResolvers<ContextType>;
  UpdateEmployeePayload?: UpdateEmployeePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
};

