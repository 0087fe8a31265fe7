import { required } from '../../kit/values/required.ts';
import type { MutationResolvers } from '../generated/resolvers-types.ts';

type CredentialMutations = Pick<
  MutationResolvers,
  | 'changePassword'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'confirmEmail'
  | 'requestEmailConfirmation'
  | 'enrollMfa'
  | 'confirmMfa'
  | 'disableMfa'
>;

/** Passwords and second factors. */
export const credentialMutations: CredentialMutations = {
  changePassword: async (_parent, { input }, { service, call }) => {
    const { user, revokedSessions } = await service.changePassword(input, call);
    return { user: required(user), revokedSessions };
  },
  requestPasswordReset: async (_parent, { input }, { service, call }) => {
    await service.requestPasswordReset(input, call);
    return { success: true };
  },
  resetPassword: async (_parent, { input }, { service, call }) => {
    await service.resetPassword(input, call);
    return { success: true };
  },
  confirmEmail: async (_parent, { input }, { service, call }) => {
    await service.confirmEmail(input, call);
    return { success: true };
  },
  requestEmailConfirmation: async (_parent, _args, { service, call }) => {
    await service.requestEmailConfirmation({}, call);
    return { success: true };
  },
  enrollMfa: (_parent, { input }, { service, call }) => service.enrollMfa(input, call),
  confirmMfa: async (_parent, { input }, { service, call }) => {
    const { user, recoveryCodes } = await service.confirmMfa(input, call);
    return { user: required(user), recoveryCodes };
  },
  disableMfa: async (_parent, { input }, { service, call }) => ({
    user: required((await service.disableMfa(input, call)).user),
  }),
};
