import { type FieldViolation, invalidInput } from '../errors/domain-error.ts';

/**
 * Most entries in any list of a request: above what loaders send in one call, below what the engines take in one
 * statement. Lists with a smaller limit say so in their schema (`listField`).
 */
export const maxListLength = 1_000;

/** Throws BAD_USER_INPUT, naming the field, when a list of the request is too long, at any depth. */
export function assertListLengths(request: unknown, path = ''): void {
  if (typeof request !== 'object' || request === null || ArrayBuffer.isView(request)) return;
  if (Array.isArray(request)) {
    if (request.length > maxListLength) throw invalidInput(listTooLong(path));
    // The entries of a list are of one type: texts and numbers need no look at each of them.
    if (typeof request[0] !== 'object') return;
  }
  for (const [name, value] of Object.entries(request))
    if (typeof value === 'object') assertListLengths(value, path === '' ? name : `${path}.${name}`);
}

/** What is wrong with a list of more than {@link maxListLength} entries. */
export function listTooLong(path: string): FieldViolation {
  return { path, message: `At most ${maxListLength} entries in a list.` };
}
