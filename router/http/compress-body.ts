import { Buffer } from 'node:buffer';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  gzip,
  gzipSync,
  zstdCompress,
  zstdCompressSync,
} from 'node:zlib';
import type { CompressionConfig } from '../config/compression-config.ts';

/** A content coding that bodies can have. */
export type BodyEncoding = CompressionConfig['encodings'][number];

/**
 * Up to this size compressing in this thread takes less of its time than handing the body to another thread: some
 * tens of microseconds.
 */
const maxInlineBytes = 16_384;

/** Levels for bodies that are compressed once and sent once. */
const gzipOptions = { level: 4 };
const brotliQuality = 4;

/** Called with the compressed body, or with why there is none. */
type Compressed = (error: Error | null, body: Buffer) => void;

const compressors: Readonly<Record<BodyEncoding, Compressor>> = {
  gzip: {
    inline: (body) => gzipSync(body, gzipOptions),
    inThread: (body, done) => gzip(body, gzipOptions, done),
  },
  br: {
    inline: (body) => brotliCompressSync(body, brotliOptions(body)),
    inThread: (body, done) => brotliCompress(body, brotliOptions(body), done),
  },
  zstd: {
    inline: (body) => zstdCompressSync(body, { pledgedSrcSize: body.length }),
    inThread: (body, done) => zstdCompress(body, { pledgedSrcSize: body.length }, done),
  },
};

interface Compressor {
  readonly inline: (body: Buffer) => Buffer;
  readonly inThread: (body: Buffer, done: Compressed) => void;
}

/** Compresses a whole body: a small one before it returns, a larger one in another thread. */
export function compressBody(body: string | Buffer, encoding: BodyEncoding, done: Compressed): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const compressor = compressors[encoding];
  if (bytes.length > maxInlineBytes) compressor.inThread(bytes, done);
  else done(null, compressor.inline(bytes));
}

function brotliOptions(body: Buffer) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  };
}
