import { createHash } from 'node:crypto';

/** Header of a request, and key of a call's metadata, that names what is not to be done twice. */
export const idempotencyKeyHeader = 'idempotency-key';

/** What a key looks like, for messages. */
export const idempotencyKeyForm = '16 to 255 visible ASCII characters, quoted or bare';

const bareForm = /^[\x21\x23-\x7e]{16,255}$/;
const quotedForm = /^"((?:[\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;
const unquotedForm = /^[\x21-\x7e]{16,255}$/;

/**
 * The key in the text of a header; undefined when it is malformed. A quoted and a bare key of the same characters are
 * the same key: the draft wants a quoted one, most clients send a bare one.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/ section 2.1
 */
export function readIdempotencyKey(text: string): string | undefined {
  if (bareForm.test(text)) return text;
  const key = quotedForm.exec(text)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
  return key !== undefined && unquotedForm.test(key) ? key : undefined;
}

/** The key of one part of what a key stands for, for example of one field of an operation. */
export function partOfKey(key: string, ...names: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([key, ...names]))
    .digest('base64url');
}
