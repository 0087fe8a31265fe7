import { generateSecret, generateURI, verifySync } from 'otplib';

/** Time-based one-time passwords after RFC 6238: SHA-1, six digits, 30 seconds. */
const periodSeconds = 30;

/** A new Base32 secret of 160 bits. */
export function newTotpSecret(): string {
  return generateSecret();
}

/** The address that authenticator apps read from a QR code. */
export function totpUri(secret: string, organizationName: string, email: string): string {
  return generateURI({ issuer: organizationName, label: email, secret });
}

/**
 * The time step of a code, when it is right now or was within the last or next 30 seconds; undefined for a
 * wrong code. Store the step: the same code must not work twice (RFC 6238, section 5.2).
 */
export function totpStepOf(secret: string, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1_000),
    epochTolerance: periodSeconds,
    period: periodSeconds,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}
