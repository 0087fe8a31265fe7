import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

/** No setting is longer than this. */
const maxBytes = 64 * 1024;

/** The text of a file, or why there is none: "that cannot be read". */
export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a file or pipe of UTF-8 text, 64 KiB at most; a device that never ends is not read to its end. */
export function readTextFile(file: string): TextFile {
  let bytes: Buffer;
  try {
    bytes = readStart(file);
  } catch {
    return { kind: 'unreadable', reason: 'that cannot be read' };
  }
  if (bytes.length > maxBytes) return { kind: 'unreadable', reason: 'of more than 64 KiB' };
  // With replacement characters two secrets could become the same.
  if (!isUtf8(bytes)) return { kind: 'unreadable', reason: 'that holds no UTF-8 text' };
  return { kind: 'text', text: bytes.toString('utf8') };
}

/** One byte more than is allowed, to see that there is more. */
function readStart(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    while (length < buffer.length) {
      const count = readSync(descriptor, buffer, length, buffer.length - length, null);
      if (count === 0) break;
      length += count;
    }
    return buffer.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
