import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { addressKey } from '../login-limits/client-address.ts';

/** How many mails of one kind go to one place in 15 minutes, from all who ask for them together. */
export const mailsPerRecipient = 5;

/** Registrations are limited for the mailbox and for the client's address. Throws RATE_LIMITED. */
export async function admitRegistration(
  { throttle, settings }: AuthDependencies,
  { email, clientIp }: { readonly email: string; readonly clientIp: string },
): Promise<void> {
  const waits = [
    await throttle.countRequest('register:recipient', mailboxOf(email), mailsPerRecipient),
    clientIp === ''
      ? undefined
      : await throttle.countRequest(
          'register:address',
          addressKey(clientIp),
          settings.registrationsPerAddress,
        ),
  ];
  refuseUntil(waits, 'Too many registrations. Please try again later.');
}

/** Invitations are limited for the email address and for the user who invites. Throws RATE_LIMITED. */
export async function admitInvitation(
  { throttle, settings }: AuthDependencies,
  { email, inviterId }: { readonly email: string; readonly inviterId: string },
): Promise<void> {
  const waits = [
    await throttle.countRequest('invite:recipient', email, mailsPerRecipient),
    await throttle.countRequest('invite:inviter', inviterId, settings.invitationsPerUser),
  ];
  refuseUntil(waits, 'Too many invitations. Please try again later.');
}

/** Links that prove an address are limited for the email address. Throws RATE_LIMITED. */
export async function admitConfirmation({ throttle }: AuthDependencies, email: string): Promise<void> {
  const wait = await throttle.countRequest('confirm:recipient', email, mailsPerRecipient);
  refuseUntil([wait], 'Too many mails. Please try again later.');
}

/**
 * The mailbox of an address, for counting: what follows a plus reaches the same one with most providers. For an account
 * the whole address counts.
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf('@');
  const plus = email.indexOf('+', 1);
  return plus === -1 || plus > at ? email : email.slice(0, plus) + email.slice(at);
}

function refuseUntil(waits: ReadonlyArray<number | undefined>, message: string): void {
  const seconds = Math.max(...waits.map((wait) => wait ?? 0));
  if (seconds === 0) return;
  throw new DomainError('RATE_LIMITED', message, { metadata: { retryAfterSeconds: String(seconds) } });
}
