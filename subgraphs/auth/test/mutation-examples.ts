import { generateSync } from 'otplib';
import type { ExampleUser, ExampleWorld, MutationExample } from '../../../test/harness/mutation-example.ts';

const password = 'a perfectly fine passphrase';

const codeOf = (secret: string, laterSeconds = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + laterSeconds });

const enrolled = async ({ newUser }: ExampleWorld): Promise<{ user: ExampleUser; secret: string }> => {
  const user = await newUser();
  const { secret } = await user.do('enrollMfa', { password: user.password });
  return { user, secret };
};

const invited = async ({ owner, unique }: ExampleWorld): Promise<string> => {
  const email = `${unique()}@example.org`;
  await owner.do('inviteUser', { email, firstName: 'Ina', lastName: 'Invited' });
  return email;
};

/** How each mutation of the domain is done once; `login` and `refreshToken` take no keys. */
export const mutationExamples: Readonly<Record<string, MutationExample>> = {
  register: async ({ anonymous, unique }) => ({
    by: anonymous,
    input: { email: `${unique()}@example.org`, password, firstName: 'Rita', organizationSlug: 'acme' },
  }),
  logout: async ({ newUser }) => ({ by: await newUser(), input: {} }),
  logoutEverywhere: async ({ newUser }) => ({ by: await newUser(), input: {} }),
  revokeSession: async ({ newUser }) => {
    const user = await newUser();
    const { me } = await user.ask('{ me { sessions { id } } }');
    return { by: user, input: { sessionId: me.sessions[0].id } };
  },
  switchOrganization: async ({ newUser, unique }) => {
    const user = await newUser();
    const { organization } = await user.do('createOrganization', { name: unique() });
    return { by: user, input: { organizationId: organization.id } };
  },
  changePassword: async ({ newUser }) => {
    const user = await newUser();
    return { by: user, input: { currentPassword: user.password, newPassword: 'another fine passphrase' } };
  },
  requestPasswordReset: async ({ newUser, anonymous }) => ({
    by: anonymous,
    input: { email: (await newUser()).email },
  }),
  resetPassword: async ({ newUser, anonymous, mailedToken }) => {
    const { email } = await newUser();
    await anonymous.do('requestPasswordReset', { email });
    return {
      by: anonymous,
      input: { token: await mailedToken(email), newPassword: 'another fine passphrase' },
    };
  },
  confirmEmail: async ({ newUser, anonymous, mailedToken }) => ({
    by: anonymous,
    input: { token: await mailedToken((await newUser()).email) },
  }),
  requestEmailConfirmation: async ({ newUser }) => ({ by: await newUser() }),
  enrollMfa: async ({ newUser }) => {
    const user = await newUser();
    return { by: user, input: { password: user.password } };
  },
  confirmMfa: async (world) => {
    const { user, secret } = await enrolled(world);
    return { by: user, input: { oneTimeCode: codeOf(secret) } };
  },
  disableMfa: async (world) => {
    const { user, secret } = await enrolled(world);
    await user.do('confirmMfa', { oneTimeCode: codeOf(secret) });
    // A code works once: this is the next one.
    return { by: user, input: { password: user.password, oneTimeCode: codeOf(secret, 30) } };
  },
  inviteUser: async ({ unique }) => ({
    input: { email: `${unique()}@example.org`, firstName: 'Ina', lastName: 'Invited' },
  }),
  acceptInvite: async (world) => ({
    by: world.anonymous,
    input: { token: await world.mailedToken(await invited(world)), password },
  }),
  updateUser: async ({ newUser }) => ({ by: await newUser(), input: { firstName: 'Renamed' } }),
  setUserRoles: async ({ newUser }) => ({
    input: { userId: (await newUser()).id, roles: ['sales_rep'] },
  }),
  disableUser: async ({ newUser }) => ({ input: { userId: (await newUser()).id } }),
  enableUser: async ({ newUser, owner }) => {
    const { id: userId } = await newUser();
    await owner.do('disableUser', { userId });
    return { input: { userId } };
  },
  createOrganization: async ({ newUser, unique }) => ({ by: await newUser(), input: { name: unique() } }),
  updateOrganization: async ({ newUser, unique }) => {
    const user = await newUser();
    const { organization } = await user.do('createOrganization', { name: unique() });
    const { accessToken } = await user.do('switchOrganization', { organizationId: organization.id });
    return { by: user.withToken(String(accessToken)), input: { name: unique() } };
  },
  markNotificationsRead: async ({ newUser, owner }) => {
    const user = await newUser();
    await owner.do('setUserRoles', { userId: user.id, roles: ['employee'] });
    return { by: user, input: {} };
  },
};
