import { Buffer } from 'node:buffer';
import type { GraphqlResponse } from '../graphql/graphql-response.ts';

/**
 * Writes an answer as a GraphQL response map in JSON. The body comes in pieces to be sent one after the other, so
 * that a large `data` in bytes is never copied.
 */
export function writeBody(response: GraphqlResponse): ReadonlyArray<string | Buffer> {
  if (response.kind === 'refused') return [JSON.stringify({ errors: response.errors })];
  const { data, errors, extensions } = response;
  let tail = errors.length === 0 ? '' : `,"errors":${JSON.stringify(errors)}`;
  if (extensions !== undefined) tail += `,"extensions":${JSON.stringify(extensions)}`;
  return typeof data === 'string' ? [`{"data":${data}${tail}}`] : [head, data, `${tail}}`];
}

const head = Buffer.from('{"data":');
