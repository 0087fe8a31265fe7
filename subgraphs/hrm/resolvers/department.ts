import { loadReferred } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type DepartmentQueries = Pick<QueryResolvers, 'department' | 'departments'>;
type DepartmentMutations = Pick<MutationResolvers, 'createDepartment' | 'updateDepartment'>;

/** Query fields about departments. */
export const departmentQueries: DepartmentQueries = {
  department: (_parent, { id }, { loaders }) => loaders.departmentById.load(id),
  departments: async (_parent, { search, ...page }, { service, call }, info) => {
    const found = await service.listDepartments(
      { page: toPageRequest(page, info), ...withoutNulls({ search }) },
      call,
    );
    return toConnection(found.departments, found.page);
  },
};

/** Mutation fields about departments. */
export const departmentMutations: DepartmentMutations = {
  createDepartment: async (_parent, { input }, { service, call }) => {
    const { department } = await service.createDepartment(withoutNulls(input), call);
    return { department: required(department) };
  },
  updateDepartment: async (_parent, { input }, { service, call }) => {
    const { departmentId, expectedVersion, ...changes } = input;
    const { department } = await service.updateDepartment(
      { ...withoutNulls({ departmentId, expectedVersion }), ...toMaskedUpdate(changes) },
      call,
    );
    return { department: required(department) };
  },
};

/** Fields of `Department` that are not columns. */
export const Department: Resolvers['Department'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.departmentById.load(id),
  head: ({ headId }, _args, { loaders }) => loadReferred(loaders.employeeById, 'Employee', headId),
  parent: ({ parentId }, _args, { loaders }) => loadReferred(loaders.departmentById, 'Department', parentId),
  children: ({ id }, _args, { loaders }) => loaders.departmentsByParent.load(id),
  employees: async ({ id }, { status, ...page }, { loaders }) => {
    const loader = loaders.employeesByDepartment({
      page: toPageRequest(page),
      ...withoutNulls({ status }),
    });
    const found = await loader.load(id);
    return toConnection(found?.employees ?? [], found?.page);
  },
};
