import type { AuthDependencies } from '../dependencies.ts';
import type { Mail } from '../model/mail.ts';
import { type Account, displayNameOf } from '../model/user.ts';
import { sendMail } from '../notices/send-mail.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-token.ts';
import type { AuthUnit } from '../unit-of-work.ts';

const lifetimeMs = 7 * 24 * 60 * 60_000;

/** Mails a link that proves the account's email address; it replaces an earlier one. */
export async function mailConfirmation(
  { settings }: Pick<AuthDependencies, 'settings'>,
  unit: AuthUnit,
  account: Pick<Account, 'id' | 'email' | 'firstName' | 'lastName' | 'username'>,
  organizationId: string,
): Promise<Mail> {
  const { stores, now } = unit;
  const token = newOpaqueToken('confirm');
  await stores.mailedTokens.deleteOf(account.id, 'email-confirmation');
  await stores.mailedTokens.insert([
    {
      tokenHash: hashToken(token),
      purpose: 'email-confirmation',
      userId: account.id,
      organizationId,
      firstName: undefined,
      lastName: undefined,
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetimeMs),
    },
  ]);
  return sendMail(unit, {
    organizationId,
    recipient: account.email,
    kind: 'email-confirmation',
    subject: 'Confirm your email address',
    body: `Hello ${displayNameOf(account)},\n\nconfirm within a week that this email address is yours: ${settings.linkBaseUrl}/confirm-email?token=${token}\n\nIf you did not register, there is nothing to do: the address stays free.`,
  });
}
