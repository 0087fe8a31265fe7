import { loadReferred, loadRequired } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type EmployeeQueries = Pick<QueryResolvers, 'employee' | 'myEmployee' | 'employees'>;
type EmployeeMutations = Pick<
  MutationResolvers,
  'hireEmployee' | 'updateEmployee' | 'transferEmployee' | 'terminateEmployee' | 'cancelTermination'
>;

/** Query fields about employees. */
export const employeeQueries: EmployeeQueries = {
  employee: (_parent, { id }, { loaders }) => loaders.employeeById.load(id),
  myEmployee: (_parent, _args, { viewer, loaders }) =>
    viewer.kind === 'user' ? loaders.employeeByUser.load(viewer.userId) : null,
  employees: async (_parent, args, { service, call }, info) => {
    const { first, after, last, before, ...filter } = args;
    const page = toPageRequest({ first, after, last, before }, info);
    const found = await service.listEmployees({ page, ...withoutNulls(filter) }, call);
    return toConnection(found.employees, found.page);
  },
};

/** Mutation fields about employees. */
export const employeeMutations: EmployeeMutations = {
  hireEmployee: async (_parent, { input }, { service, call }) => {
    const { salary, ...person } = withoutNulls(input);
    const { employee } = await service.hireEmployee(
      { ...person, salary: salary && moneyFromInput(salary, 'salary') },
      call,
    );
    return { employee: required(employee) };
  },
  updateEmployee: async (_parent, { input }, { service, call }) => {
    const { employeeId, expectedVersion, salary, ...changes } = input;
    const { employee } = await service.updateEmployee(
      {
        ...withoutNulls({ employeeId, expectedVersion }),
        ...toMaskedUpdate({ ...changes, salary: salary ? moneyFromInput(salary, 'salary') : salary }),
      },
      call,
    );
    return { employee: required(employee) };
  },
  transferEmployee: async (_parent, { input }, { service, call }) => {
    const { employeeId, expectedVersion, ...changes } = input;
    const { employee } = await service.transferEmployee(
      { ...withoutNulls({ employeeId, expectedVersion }), ...toMaskedUpdate(changes) },
      call,
    );
    return { employee: required(employee) };
  },
  terminateEmployee: async (_parent, { input }, { service, call }) => {
    const { employee } = await service.terminateEmployee(withoutNulls(input), call);
    return { employee: required(employee) };
  },
  cancelTermination: async (_parent, { input }, { service, call }) => {
    const { employee } = await service.cancelTermination(withoutNulls(input), call);
    return { employee: required(employee) };
  },
};

/** Fields of `Employee` that are not columns. */
export const Employee: Resolvers['Employee'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.employeeById.load(id),
  user: ({ userId }) => (userId === undefined ? null : { id: userId }),
  name: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  department: ({ departmentId }, _args, { loaders }) =>
    loadRequired(loaders.departmentById, 'Department', departmentId),
  manager: ({ managerId }, _args, { loaders }) => loadReferred(loaders.employeeById, 'Employee', managerId),
  reports: ({ id }, _args, { loaders }) => loaders.employeesByManager.load(id),
  leaveBalance: async ({ id }, { kind, year }, { loaders }) => {
    const balances = await loaders.leaveBalancesByEmployee(year ?? undefined).load(id);
    return balances.find((balance) => balance.kind === kind) ?? null;
  },
  leaveBalances: ({ id }, { year }, { loaders }) =>
    loaders.leaveBalancesByEmployee(year ?? undefined).load(id),
  leaveRequests: ({ id }, { status, year }, { loaders }) =>
    loaders.leaveRequestsByEmployee(withoutNulls({ status, year })).load(id),
};

/** What hrm adds to a user of the auth domain. */
export const User: Resolvers['User'] = {
  __resolveReference: ({ id }) => ({ id }),
  employee: ({ id }, _args, { loaders }) => loaders.employeeByUser.load(id),
};
