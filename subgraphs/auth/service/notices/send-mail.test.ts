import { expect, test } from '@jest/globals';
import { createLogger } from '../../../kit/observability/logger.ts';
import type { Mail } from '../model/mail.ts';
import { logMail } from './send-mail.ts';

const mail: Mail = {
  id: 'mail-1',
  organizationId: 'acme-org',
  recipient: 'new@example.org',
  kind: 'invitation',
  subject: 'You are invited',
  body: 'Accept: http://localhost:4000/accept-invite?token=invite_1',
  createdAt: new Date('2026-05-12T10:00:00Z'),
};

/** What is written at the level of the embedded start. */
function logged(isMailLogged: boolean, sent: Mail | undefined): string {
  const lines: string[] = [];
  const logger = createLogger('auth-service', 'warn', { write: (line: string) => void lines.push(line) });
  logMail({ settings: { isMailLogged }, logger }, sent);
  return lines.join('');
}

test('a mail is in the log of the embedded start with its link, when that is asked for', () => {
  const written = logged(true, mail);
  expect(JSON.parse(written)).toMatchObject({ to: mail.recipient, subject: mail.subject, text: mail.body });
});

test('without being asked for, and without a mail, nothing is written', () => {
  expect([logged(false, mail), logged(true, undefined)]).toEqual(['', '']);
});
