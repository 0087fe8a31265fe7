import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';

/** No setting is longer than this. */
const longestSetting = 64 * 1024;

/** The text of a file, or why there is none, as what is said of it: "does not exist". */
export type TextFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * Reads a file or pipe of UTF-8 text, by default 64 KiB at most; a device that never ends is not read to its end.
 * @param maxBytes whole KiB
 */
export function readTextFile(file: string, maxBytes = longestSetting): TextFile {
  let bytes: Buffer;
  try {
    bytes = readStart(file, maxBytes);
  } catch (error: unknown) {
    return { kind: 'unreadable', reason: describeReadFailure(error) };
  }
  if (bytes.length > maxBytes) return { kind: 'unreadable', reason: `has more than ${maxBytes / 1024} KiB` };
  // With replacement characters two secrets could become the same.
  if (!isUtf8(bytes)) return { kind: 'unreadable', reason: 'holds no UTF-8 text' };
  return { kind: 'text', text: bytes.toString('utf8') };
}

/**
 * Reads a setting that stands in a file of its own, without the line break at its end; a file that is empty apart from
 * it is a mistake, because whoever names a file wants what is in it.
 */
export function readSettingFile(file: string): TextFile {
  const outcome = readTextFile(file);
  if (outcome.kind !== 'text') return outcome;
  const text = outcome.text.replace(/\r?\n$/, '');
  return text === '' ? { kind: 'unreadable', reason: 'is empty' } : { kind: 'text', text };
}

function describeReadFailure(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EISDIR':
      return 'is a folder';
    case 'EACCES':
      return 'may not be read';
    default:
      return 'cannot be read';
  }
}

/** One byte more than is allowed, to see that there is more. */
function readStart(file: string, maxBytes: number): Buffer {
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
