import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

/** Keeps values so that only a caller with the same idempotency key can have them read. */
export interface Seal {
  seal(value: unknown): string;
  /** Throws when it was sealed otherwise. */
  open(sealed: string): unknown;
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * Values are serialised by the structured clone algorithm, which keeps dates, bigints, maps and undefined, and sealed
 * with AES-256-GCM. The cipher key is derived (RFC 5869) from the idempotency key, which is not stored, so that a
 * database without its clients gives nothing away.
 * @param secret what an installation adds to the key; the empty text when it has nothing
 * @param callId binds the values to their call
 */
export function createSeal(idempotencyKey: string, secret: string, callId: string): Seal {
  const cipherKey = Buffer.from(
    hkdfSync('sha256', idempotencyKey, secret, `erp idempotent call ${callId}`, 32),
  );
  return {
    seal: (value) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, iv);
      const data = Buffer.concat([cipher.update(serialize(value)), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, ivBytes));
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      const data = decipher.update(bytes.subarray(ivBytes + tagBytes));
      return deserialize(Buffer.concat([data, decipher.final()]));
    },
  };
}
