import { everyRole, type RoleExpectation } from '../../../test/harness/role-expectation.ts';

/** Everybody may ask; what is found depends on the viewer. */
export const roleExpectations: readonly RoleExpectation[] = [
  { roles: everyRole, queries: 'node nodes', mutations: '' },
];
