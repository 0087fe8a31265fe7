import { newId } from '../../../kit/values/uuid-v7.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { mailRequested } from '../published-events.ts';
import type { Mail } from '../stores/mail-store.ts';
import type { UnitOfWork } from '../unit-of-work.ts';

/** What a mail says; the text may hold a link with a secret. */
export interface NewMail {
  readonly organizationId: string;
  readonly to: string;
  readonly kind: 'password-reset' | 'invitation';
  readonly subject: string;
  readonly body: string;
}

/**
 * Puts a mail into the outgoing box and announces it with `auth.mail-requested.v1`. The event names the mail
 * and never holds its text: whoever delivers it reads the text through the operators' RPC.
 */
export async function sendMail(unit: UnitOfWork, content: NewMail): Promise<Mail> {
  const mail: Mail = { id: newId(), ...content, createdAt: unit.now };
  await unit.stores.mails.insert(mail);
  await unit.publish(mailRequested(mail));
  return mail;
}

/** Shows a mail to a developer, when that is switched on: there is no mail provider in development. */
export function logMail({ settings, logger }: AuthDependencies, mail: Mail | undefined): void {
  if (!mail || !settings.isMailLogged) return;
  logger.info({ to: mail.to, subject: mail.subject, text: mail.body }, 'mail');
}
