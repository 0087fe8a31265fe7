/** Kinds of mails. */
export type MailKind = 'password-reset' | 'invitation' | 'email-confirmation';

/** A mail as it is handed to a mail provider. */
export interface Mail {
  readonly id: string;
  readonly organizationId: string;
  /** The email address, folded. */
  readonly recipient: string;
  readonly kind: MailKind;
  readonly subject: string;
  /** Plain text; may hold a link with a secret. */
  readonly body: string;
  readonly createdAt: Date;
}
