import { newId } from '../../../kit/values/uuid-v7.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { Mail } from '../model/mail.ts';
import { mailRequested } from '../published-events.ts';
import type { AuthUnit } from '../unit-of-work.ts';

/** What a mail says, before it is stored. */
type NewMail = Omit<Mail, 'id' | 'createdAt'>;

/**
 * Puts a mail into the outgoing box and announces it with `auth.mail-requested.v1`. The event names the mail
 * and never holds its text: the service that delivers it reads the text through the operators' RPC.
 */
export async function sendMail({ stores, now, publish }: AuthUnit, content: NewMail): Promise<Mail> {
  const mail: Mail = { ...content, id: newId(), createdAt: now };
  await stores.mails.insert([mail]);
  await publish(mailRequested(mail));
  return mail;
}

/**
 * Shows a mail to a developer, when that is switched on: there is no mail provider in development. A warning, because the
 * embedded start logs nothing less, and because links in a log let their readers in.
 */
export function logMail(
  {
    settings,
    logger,
  }: {
    readonly settings: Pick<AuthDependencies['settings'], 'isMailLogged'>;
    readonly logger: Pick<AuthDependencies['logger'], 'warn'>;
  },
  mail: Mail | undefined,
): void {
  if (!mail || !settings.isMailLogged) return;
  logger.warn({ to: mail.recipient, subject: mail.subject, text: mail.body }, 'mail');
}
