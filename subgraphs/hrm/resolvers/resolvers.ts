import { moneyResolvers } from '../../kit/graphql/money-resolver.ts';
import { scalarResolvers } from '../../kit/graphql/scalars.ts';
import type { Resolvers } from '../generated/resolvers-types.ts';
import { Department, departmentMutations, departmentQueries } from './department.ts';
import { Employee, employeeMutations, employeeQueries, User } from './employee.ts';
import { LeaveRequest, leaveMutations, leaveQueries } from './leave.ts';
import { orgChartQueries } from './org-chart.ts';

/** All resolvers of `schema/hrm.graphql`. */
export const resolvers: Resolvers = {
  ...scalarResolvers,
  Money: moneyResolvers,
  Query: { ...employeeQueries, ...departmentQueries, ...leaveQueries, ...orgChartQueries },
  Mutation: { ...employeeMutations, ...departmentMutations, ...leaveMutations },
  Employee,
  User,
  Department,
  LeaveRequest,
};
