import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header that carries `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export const signatureHeader = 'sandbox-signature';

/** A signature older or newer than this is refused, so that a recorded webhook cannot be sent again later. */
export const replayWindowSeconds = 300;

/** The signature header `t=<seconds>,v1=<hex>`: HMAC-SHA256 over time and body. */
export function signWebhook(secret: string, body: string | Buffer, at: Date): string {
  const timestamp = Math.floor(at.getTime() / 1_000);
  return `t=${timestamp},v1=${digest(secret, timestamp, body).toString('hex')}`;
}

type SignatureVerdict = 'valid' | 'malformed' | 'outside-window' | 'wrong';

/** Several `v1` may be given (a secret that is being changed): one right one is enough. */
export function checkSignature(
  secret: string,
  header: string | undefined,
  body: Buffer,
  now: Date,
): SignatureVerdict {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const timestampText = parts.find(([name]) => name === 't')?.[1] ?? '';
  const signatures = parts.filter(([name]) => name === 'v1').map(([, value]) => value ?? '');
  if (!/^\d{1,12}$/.test(timestampText) || signatures.length === 0) return 'malformed';
  const timestamp = Number(timestampText);
  const expected = digest(secret, timestamp, body);
  const isRight = signatures.some((signature) => {
    const given = Buffer.from(signature, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isRight) return 'wrong';
  return Math.abs(now.getTime() / 1_000 - timestamp) <= replayWindowSeconds ? 'valid' : 'outside-window';
}

function digest(secret: string, timestamp: number, body: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();
}
