/** The authenticator app of a user. */
export interface MfaSecret {
  readonly userId: string;
  /** As stored: open it with the secret box. */
  readonly secret: string;
  readonly createdAt: Date;
  /** Undefined until a code has proved that the app has the secret. */
  readonly confirmedAt: Date | undefined;
  /** Time step of the last code that was accepted; that code and older ones are refused. */
  readonly lastUsedStep: number | undefined;
}
