import { Buffer } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/**
 * Joins the pieces of a body and undoes its content encoding.
 * @throws {RangeError} with the code `ERR_BUFFER_TOO_LARGE` when more than `maxBytes` would come out
 * @throws {Error} for an unknown encoding, and for a body that is not encoded so
 */
export function decodeBody(
  chunks: readonly Buffer[],
  encoding: string | string[] | undefined,
  maxBytes: number,
): Buffer {
  const body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  const options = { maxOutputLength: maxBytes };
  switch (encoding) {
    case undefined:
    case 'identity':
      return body;
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, options);
    case 'br':
      return brotliDecompressSync(body, options);
    case 'deflate':
      return inflateSync(body, options);
    default:
      throw new Error(`Unsupported content encoding: ${String(encoding)}`);
  }
}
