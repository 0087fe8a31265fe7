import { everyRole, everyRoleExcept, type RoleExpectation } from '../../../test/harness/role-expectation.ts';

/** Who may ask which root field of the domain. */
export const roleExpectations: readonly RoleExpectation[] = [
  {
    roles: everyRole,
    queries: '',
    mutations:
      'register login refreshToken logout requestPasswordReset resetPassword acceptInvite confirmEmail',
  },
  {
    roles: everyRoleExcept('anonymous'),
    queries: 'me organization role roles myNotifications',
    mutations:
      'logoutEverywhere revokeSession switchOrganization changePassword requestEmailConfirmation enrollMfa confirmMfa disableMfa createOrganization markNotificationsRead',
  },
  { roles: everyRoleExcept('anonymous', 'customer'), queries: 'user users', mutations: '' },
  {
    roles: ['owner', 'admin'],
    queries: 'auditLog',
    mutations: 'inviteUser updateUser setUserRoles disableUser enableUser updateOrganization',
  },
];
