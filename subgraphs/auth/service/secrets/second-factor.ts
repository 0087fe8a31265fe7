import { randomBytes } from 'node:crypto';
import type { MfaStore } from '../stores/mfa-store.ts';
import { hashToken } from './opaque-token.ts';
import type { SecretBox } from './secret-box.ts';
import { totpStepOf } from './totp.ts';

const recoveryCodeCount = 10;
const alphabet = 'abcdefghjkmnpqrstuvwxyz023456789';

/** Ten codes of 80 bits in groups of four, for example `k3fa-9rpm-x2dh-77vw`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const letters = Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('');
    return letters.replaceAll(/(.{4})(?!$)/g, '$1-');
  });
}

/** What is stored of a recovery code; capitals, dashes and spaces do not matter. */
export function hashRecoveryCode(code: string): string {
  return hashToken(code.toLowerCase().replaceAll(/[\s-]/g, ''));
}

/** Accepts a TOTP code or a recovery code of a user, each once. */
export async function acceptOneTimeCode(
  mfa: MfaStore,
  secretBox: SecretBox,
  userId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const stored = await mfa.find(userId);
  if (!stored) return false;
  const step = totpStepOf(secretBox.open(stored.secret), code.replaceAll(' ', ''), now);
  if (step !== undefined) return mfa.claimStep(userId, step);
  if (stored.confirmedAt === undefined) return false;
  return mfa.claimRecoveryCode(userId, hashRecoveryCode(code), now);
}
