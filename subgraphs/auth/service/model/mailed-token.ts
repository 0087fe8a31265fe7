/** What the holder of a mailed link may do. */
export type MailedTokenPurpose = 'password-reset' | 'invitation' | 'email-confirmation';

/** A single-use token that went out by mail: whose it is, what for, and until when. Its secret is not kept. */
export interface MailedToken {
  readonly tokenHash: string;
  readonly purpose: MailedTokenPurpose;
  readonly userId: string;
  readonly organizationId: string;
  /** Who is invited, in the words of who invites; undefined for other purposes. */
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
