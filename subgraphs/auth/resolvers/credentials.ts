import { required } from '../../kit/values/required.ts';
import type { MutationResolvers } from '../generated/resolvers-types.ts';

type CredentialMutations = Pick<
  MutationResolvers,
  'changePassword' | 'requestPasswordReset' | 'resetPassword' | 'enrollMfa' | 'confirmMfa' | 'disableMfa'
>;

/** Passwords and second factors. */
export const credentialMutations: CredentialMutations = {
  changePassword: async (_parent, { input }, { auth, call }) => {
    const { user, revokedSessions } = await auth.changePassword(input, call);
    return { user: required(user), revokedSessions };
  },
  requestPasswordReset: async (_parent, { input }, { auth, call }) => {
    await auth.requestPasswordReset(input, call);
    return { success: true };
  },
  resetPassword: async (_parent, { input }, { auth, call }) => {
    await auth.resetPassword(input, call);
    return { success: true };
  },
  enrollMfa: (_parent, { input }, { auth, call }) => auth.enrollMfa(input, call),
  confirmMfa: async (_parent, { input }, { auth, call }) => {
    const { user, recoveryCodes } = await auth.confirmMfa(input, call);
    return { user: required(user), recoveryCodes };
  },
  disableMfa: async (_parent, { input }, { auth, call }) => ({
    user: required((await auth.disableMfa(input, call)).user),
  }),
};
