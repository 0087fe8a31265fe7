import { roles } from '../../subgraphs/auth/service/model/roles.ts';
import { subgraphRegistry } from '../../subgraphs/registry.ts';

/** Every role of the catalog, and clients that are not logged in. */
export const everyRole: readonly string[] = ['anonymous', ...roles.map(({ key }) => key)];

/** Root fields that the same roles may ask. Every other role is refused before anything happens. */
export interface RoleExpectation {
  readonly roles: readonly string[];
  /** Fields of the query type, separated by spaces. */
  readonly queries: string;
  /** Fields of the mutation type, separated by spaces. */
  readonly mutations: string;
}

/** All roles, `anonymous` among them, without the named ones. */
export function everyRoleExcept(...names: readonly string[]): readonly string[] {
  return everyRole.filter((role) => !names.includes(role));
}

/**
 * Who may ask what, field by field, from `test/role-expectations.ts` of every subgraph. What a role sees behind a field
 * that it may ask (own rows alone, for example) is the business of other tests. A new root field has no line there and
 * fails the role matrix until its domain has decided.
 */
export async function loadRoleExpectations(): Promise<readonly RoleExpectation[]> {
  const modules = await Promise.all(
    subgraphRegistry.map(
      async ({ name }) =>
        (await import(`../../subgraphs/${name}/test/role-expectations.ts`)) as {
          readonly roleExpectations: readonly RoleExpectation[];
        },
    ),
  );
  return modules.flatMap(({ roleExpectations }) => roleExpectations);
}
