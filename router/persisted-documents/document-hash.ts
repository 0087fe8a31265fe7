import { hash } from 'node:crypto';

/** SHA-256 of a document's UTF-8 bytes in lower-case hex, as clients compute it. */
export function documentHash(text: string): string {
  return hash('sha256', text, 'hex');
}
