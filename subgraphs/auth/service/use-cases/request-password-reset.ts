import { z } from 'zod';
import type { RequestPasswordResetRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { mailboxOf, mailsPerRecipient } from '../accounts/request-limits.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { addressKey } from '../login-limits/client-address.ts';
import { chooseMembership } from '../model/choose-membership.ts';
import { emailField } from '../model/input-fields.ts';
import type { Mail } from '../model/mail.ts';
import { type Account, displayNameOf } from '../model/user.ts';
import { logMail, sendMail } from '../notices/send-mail.ts';
import { hashToken, newOpaqueToken } from '../secrets/opaque-token.ts';
import { type AuthUnit, unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ email: emailField });

const resetLifetimeMs = 60 * 60_000;
/** Every request takes this long at least, so that time does not give away whether there was work to do. */
const answerAfterMs = 100;

/** Mails a link to choose a new password, if there is an account that can use it. Never says whether there is. */
export async function requestPasswordReset(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RequestPasswordResetRequest,
): Promise<void> {
  const { email } = validateInput(inputSchema, request);
  const answerAt = new Promise<void>((resolve) => setTimeout(resolve, answerAfterMs));
  await Promise.all([mailResetLink(dependencies, call, email), answerAt]);
}

async function mailResetLink(
  dependencies: AuthDependencies,
  call: ServiceCall,
  email: string,
): Promise<void> {
  if (!(await isWithinLimits(dependencies, call, email))) return;
  const mail = await unitOfWork.change(dependencies, call, async (unit): Promise<Mail | undefined> => {
    const { stores } = unit;
    const account = await stores.accounts.findByEmail(email);
    if (account?.passwordHash === undefined) return undefined;
    const memberships = await stores.memberships.list(account.id);
    const membership = chooseMembership(memberships, account.homeOrganizationId);
    return membership && sendResetLink(dependencies, unit, account, membership.organizationId);
  });
  logMail(dependencies, mail);
}

/** Whether few links were asked for lately: for the account, and by the client's address for any account. */
async function isWithinLimits(
  { throttle, settings }: AuthDependencies,
  { clientIp }: ServiceCall,
  email: string,
): Promise<boolean> {
  const waits = [
    await throttle.countRequest('reset:account', mailboxOf(email), mailsPerRecipient),
    clientIp === ''
      ? undefined
      : await throttle.countRequest('reset:address', addressKey(clientIp), settings.failuresPerAddress),
  ];
  return waits.every((wait) => wait === undefined);
}

async function sendResetLink(
  { settings }: AuthDependencies,
  unit: AuthUnit,
  account: Account,
  organizationId: string,
): Promise<Mail> {
  const { stores, now, audit } = unit;
  const token = newOpaqueToken('reset');
  await stores.mailedTokens.deleteOf(account.id, 'password-reset');
  await stores.mailedTokens.insert([
    {
      tokenHash: hashToken(token),
      purpose: 'password-reset',
      userId: account.id,
      organizationId,
      firstName: undefined,
      lastName: undefined,
      createdAt: now,
      expiresAt: new Date(now.getTime() + resetLifetimeMs),
    },
  ]);
  await audit({
    organizationId,
    action: 'user.password-reset-requested',
    targetType: 'user',
    targetId: account.id,
  });
  return sendMail(unit, {
    organizationId,
    recipient: account.email,
    kind: 'password-reset',
    subject: 'Choose a new password',
    body: `Hello ${displayNameOf(account)},\n\nchoose a new password within an hour: ${settings.linkBaseUrl}/reset-password?token=${token}\n\nIf you did not ask for this, there is nothing to do.`,
  });
}
