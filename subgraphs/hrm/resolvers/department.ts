import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type DepartmentQueries = Pick<QueryResolvers, 'department' | 'departments'>;
type DepartmentMutations = Pick<MutationResolvers, 'createDepartment' | 'updateDepartment'>;

/** Query fields about departments. */
export const departmentQueries: DepartmentQueries = {
  department: (_parent, { id }, { loaders }) => loaders.department.load(id),
  departments: async (_parent, args, { hrm, call }) => {
    const found = await hrm.listDepartments(
      { page: toPageRequest(args), search: args.search ?? undefined },
      call,
    );
    return toConnection(found.departments, found.page);
  },
};

/** Mutation fields about departments. */
export const departmentMutations: DepartmentMutations = {
  createDepartment: async (_parent, { input }, { hrm, call }) => {
    const { department } = await hrm.createDepartment(withoutNulls(input), call);
    return { department: required(department) };
  },
  updateDepartment: async (_parent, { input }, { hrm, call }) => {
    const { departmentId, expectedVersion, ...changes } = input;
    const { department } = await hrm.updateDepartment(
      { departmentId, expectedVersion: expectedVersion ?? undefined, ...toMaskedUpdate(changes) },
      call,
    );
    return { department: required(department) };
  },
};

/** Fields of `Department` that are not columns. */
export const Department: Resolvers['Department'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.department.load(id),
  head: ({ headId }, _args, { loaders }) => (headId === undefined ? null : loaders.employee.load(headId)),
  parent: ({ parentId }, _args, { loaders }) =>
    parentId === undefined ? null : loaders.department.load(parentId),
  children: ({ id }, _args, { loaders }) => loaders.departmentsByParent.load(id),
  employees: async ({ id }, args, { loaders }) => {
    const loader = loaders.employeesByDepartment({
      page: toPageRequest(args),
      status: args.status ?? undefined,
    });
    const found = await loader.load(id);
    return toConnection(found?.employees ?? [], found?.page);
  },
};
