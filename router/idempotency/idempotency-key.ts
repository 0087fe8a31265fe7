import { proceed, refuse } from '../graphql/stage-result.ts';
import { idempotencyKeyHeader } from '../pipeline/execute-operation.ts';
import type { Feature } from '../pipeline/feature.ts';

const bareForm = /^[\x21\x23-\x7e]{16,255}$/;
const quotedForm = /^"((?:[\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/**
 * Refuses mutations with a malformed `Idempotency-Key` before anything is executed; a well-formed one goes on to the
 * subgraphs, which keep what they did under it. Queries may have any.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export const idempotencyKeyCheck: Feature = {
  name: 'idempotency key',
  guard({ operationType, incoming }) {
    const key = incoming.headers[idempotencyKeyHeader];
    if (key === undefined || operationType !== 'mutation' || isIdempotencyKey(String(key)))
      return proceed([]);
    return refuse(
      'BAD_REQUEST',
      'The Idempotency-Key of a mutation has 16 to 255 visible ASCII characters, quoted or bare',
    );
  },
};

/** Whether the text of a header is one key: 16 to 255 visible ASCII characters, quoted as the draft has it, or bare. */
export function isIdempotencyKey(text: string): boolean {
  if (bareForm.test(text)) return true;
  const key = quotedForm.exec(text)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
  return key !== undefined && key.length >= 16 && key.length <= 255;
}
