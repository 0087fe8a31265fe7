import { acme, type DemoOrganization, demoUserByEmail, globex } from '../../../kit/demo/demo-people.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { LeaveKind, LeaveStatus } from '../model/leave-request.ts';

/** Departments, people and leave of the demo data, as facts; `seed-demo.ts` makes rows of them. */

/** A demo department. */
interface DemoDepartment {
  readonly id: string;
  readonly organization: DemoOrganization;
  readonly name: string;
  /** Key of the employee who leads it. */
  readonly head: string;
  /** Name of the department it is a part of. */
  readonly parent: string | undefined;
}

/** A demo employee; `key` is what other facts call it. */
export interface DemoEmployee {
  readonly key: string;
  readonly id: string;
  readonly organization: DemoOrganization;
  readonly department: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly userId: string | undefined;
  readonly position: string;
  /** Key of the manager; managers come before their reports. */
  readonly manager: string | undefined;
  readonly isUpcoming: boolean;
  readonly hiredYearsAgo: number;
  readonly salaryMinorUnits: bigint;
  readonly hasLeft: boolean;
  readonly isLeaving: boolean;
}

/** A demo leave request; days count from the Monday of the current week. */
export interface DemoLeave {
  readonly employee: string;
  readonly kind: LeaveKind;
  readonly status: LeaveStatus;
  readonly fromDay: number;
  readonly toDay: number;
  readonly reason: string;
}

function department(
  organization: DemoOrganization,
  name: string,
  head: string,
  parent?: string,
): DemoDepartment {
  return { id: demoDepartmentId(organization, name), organization, name, head, parent };
}

/** Id of a demo department. */
export function demoDepartmentId(organization: DemoOrganization, name: string): string {
  return demoId('department', `${organization.slug}:${name}`);
}

/** Id of a demo employee. */
export function demoEmployeeId(key: string): string {
  return demoId('employee', key);
}

/** Four departments of Acme and one of Globex. */
export const demoDepartments: readonly DemoDepartment[] = [
  department(acme, 'Management', 'owner@acme'),
  department(acme, 'Sales', 'marta@acme', 'Management'),
  department(acme, 'People and Finance', 'hr@acme', 'Management'),
  department(acme, 'Events and Operations', 'oscar@acme', 'Management'),
  department(globex, 'Engineering', 'admin@globex'),
];

/** `user`: the employee is the demo user with this key; `new`: a person without a login, `upcoming`, `leaving` and `former` too. */
function employee(
  kind: 'user' | 'new' | 'upcoming' | 'leaving' | 'former',
  key: string,
  name: string,
  departmentName: string,
  position: string,
  manager: string | undefined,
  hiredYearsAgo: number,
  salary: number,
): DemoEmployee {
  const [local = '', slug] = key.split('@');
  const organization = slug === 'globex' ? globex : acme;
  const email = `${local}@${organization.slug}.example`;
  const user = kind === 'user' ? demoUserByEmail(email) : undefined;
  const [firstName = '', lastName = ''] = name.split(' ');
  return {
    key,
    id: demoEmployeeId(key),
    organization,
    department: departmentName,
    firstName: user?.firstName ?? firstName,
    lastName: user?.lastName ?? lastName,
    email,
    userId: user?.id,
    position,
    manager,
    isUpcoming: kind === 'upcoming',
    hiredYearsAgo,
    salaryMinorUnits: BigInt(salary) * 100n,
    hasLeft: kind === 'former',
    isLeaving: kind === 'leaving',
  };
}

/** 22 employees of Acme (one has not begun yet, one has left, one will) and three of Globex, managers first. */
export const demoEmployees: readonly DemoEmployee[] = [
  employee('user', 'owner@acme', 'Olivia Okafor', 'Management', 'Chief executive', undefined, 12, 180_000),
  employee('user', 'admin@acme', 'Adam Andersen', 'Management', 'Head of IT', 'owner@acme', 9, 110_000),
  employee('new', 'marta@acme', 'Marta Marek', 'Sales', 'Head of sales', 'owner@acme', 8, 115_000),
  employee(
    'user',
    'hr@acme',
    'Hanna Horvat',
    'People and Finance',
    'Head of people',
    'owner@acme',
    7,
    98_000,
  ),
  employee(
    'new',
    'oscar@acme',
    'Oscar Olsen',
    'Events and Operations',
    'Head of events',
    'owner@acme',
    7,
    104_000,
  ),
  employee(
    'user',
    'finance@acme',
    'Farid Fischer',
    'People and Finance',
    'Head of finance',
    'hr@acme',
    6,
    99_000,
  ),
  employee('user', 'sales@acme', 'Sofia Santos', 'Sales', 'Account manager', 'marta@acme', 4, 68_000),
  employee('new', 'petra@acme', 'Petra Novak', 'Sales', 'Team lead, key accounts', 'marta@acme', 5, 84_000),
  employee('new', 'luca@acme', 'Luca Lombardi', 'Sales', 'Account manager', 'petra@acme', 3, 64_000),
  employee('new', 'nadia@acme', 'Nadia Nassar', 'Sales', 'Account manager', 'petra@acme', 2, 62_000),
  employee('upcoming', 'tom@acme', 'Tom Tanaka', 'Sales', 'Sales assistant', 'marta@acme', 0, 45_000),
  employee('new', 'irene@acme', 'Irene Ivanova', 'People and Finance', 'Recruiter', 'hr@acme', 3, 58_000),
  employee('new', 'karl@acme', 'Karl Keller', 'People and Finance', 'Accountant', 'finance@acme', 5, 61_000),
  employee('new', 'dora@acme', 'Dora Diaz', 'People and Finance', 'Accountant', 'finance@acme', 2, 57_000),
  employee(
    'user',
    'boxoffice@acme',
    'Bruno Bianchi',
    'Events and Operations',
    'Box office lead',
    'oscar@acme',
    5,
    56_000,
  ),
  employee(
    'user',
    'employee@acme',
    'Emma Eriksson',
    'Events and Operations',
    'Event coordinator',
    'boxoffice@acme',
    2,
    48_000,
  ),
  employee(
    'new',
    'viktor@acme',
    'Viktor Varga',
    'Events and Operations',
    'Stage manager',
    'oscar@acme',
    6,
    63_000,
  ),
  employee(
    'new',
    'yara@acme',
    'Yara Yilmaz',
    'Events and Operations',
    'Event coordinator',
    'boxoffice@acme',
    1,
    46_000,
  ),
  employee(
    'new',
    'jonas@acme',
    'Jonas Jensen',
    'Events and Operations',
    'Technician',
    'viktor@acme',
    4,
    52_000,
  ),
  employee('new', 'rita@acme', 'Rita Rossi', 'Events and Operations', 'Technician', 'viktor@acme', 3, 51_000),
  employee(
    'leaving',
    'wim@acme',
    'Wim Wouters',
    'Management',
    'System administrator',
    'admin@acme',
    4,
    66_000,
  ),
  employee('former', 'zoe@acme', 'Zoe Zimmer', 'Sales', 'Account manager', 'marta@acme', 6, 60_000),
  employee('user', 'admin@globex', 'Grace Gupta', 'Engineering', 'Managing director', undefined, 10, 170_000),
  employee('new', 'henry@globex', 'Henry Hughes', 'Engineering', 'Engineer', 'admin@globex', 4, 120_000),
  employee('new', 'alice@globex', 'Alice Adams', 'Engineering', 'Engineer', 'admin@globex', 2, 112_000),
];

function leave(
  employeeKey: string,
  kind: LeaveKind,
  status: LeaveStatus,
  fromDay: number,
  toDay: number,
  reason: string,
): DemoLeave {
  return { employee: employeeKey, kind, status, fromDay, toDay, reason };
}

/** 20 requests in every state; two people are on leave this week. */
export const demoLeave: readonly DemoLeave[] = [
  leave('employee@acme', 'ANNUAL', 'PENDING', 21, 25, 'A week at the sea'),
  leave('employee@acme', 'ANNUAL', 'REJECTED', 42, 46, 'Concert tour'),
  leave('employee@acme', 'SICK', 'APPROVED', -28, -27, 'A cold'),
  leave('sales@acme', 'ANNUAL', 'PENDING', 28, 32, 'Family visit'),
  leave('sales@acme', 'ANNUAL', 'CANCELLED', 14, 15, 'Moving house'),
  leave('boxoffice@acme', 'ANNUAL', 'APPROVED', 35, 39, 'Hiking'),
  leave('hr@acme', 'ANNUAL', 'PENDING', 49, 53, 'Holiday'),
  leave('finance@acme', 'ANNUAL', 'APPROVED', -42, -38, 'After the closing'),
  leave('luca@acme', 'ANNUAL', 'APPROVED', 0, 6, 'Wedding'),
  leave('nadia@acme', 'SICK', 'APPROVED', -7, -5, 'Flu'),
  leave('tom@acme', 'UNPAID', 'PENDING', 63, 81, 'A language course'),
  leave('irene@acme', 'PARENTAL', 'APPROVED', -56, 27, 'Parental leave'),
  leave('karl@acme', 'ANNUAL', 'PENDING', 14, 18, 'Painting the house'),
  leave('dora@acme', 'ANNUAL', 'REJECTED', 7, 11, 'City trip'),
  leave('viktor@acme', 'ANNUAL', 'APPROVED', 56, 60, 'Skiing'),
  leave('yara@acme', 'SICK', 'PENDING', -3, -3, 'Migraine'),
  leave('jonas@acme', 'ANNUAL', 'CANCELLED', 21, 22, 'Long weekend'),
  leave('rita@acme', 'ANNUAL', 'PENDING', 28, 29, 'Long weekend'),
  leave('henry@globex', 'ANNUAL', 'PENDING', 14, 18, 'Road trip'),
  leave('alice@globex', 'ANNUAL', 'APPROVED', -21, -17, 'Family visit'),
];
