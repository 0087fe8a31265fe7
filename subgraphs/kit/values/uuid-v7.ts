import { createHash } from 'node:crypto';
import { v7, validate } from 'uuid';

/** A new id: UUIDv7 (RFC 9562), so that ids sort by creation time. Opaque to clients. */
export function newId(): string {
  return v7();
}

/** Whether the text is a UUID, of any version. */
export function isId(value: string): boolean {
  return validate(value);
}

/** The id of a piece of demo data: always the same for the same kind and key, shaped like a UUIDv7. */
export function demoId(kind: string, key: string | number): string {
  const hash = createHash('sha256').update(`${kind}:${key}`).digest('hex');
  return `01900000-0000-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
