import { type FieldViolation, invalidInput } from '../errors/domain-error.ts';

/**
 * Most entries in any list of a request: above what loaders send in one call, below what the engines take in one
 * statement. Lists with a smaller limit say so in their schema (`listField`).
 */
export const maxListLength = 1_000;

/**
 * Throws BAD_USER_INPUT, naming the field, when a list of the request is too long, or an instant is outside of the years
 * 0000 to 9999, at any depth.
 */
export function assertWithinLimits(request: unknown, path = ''): void {
  if (typeof request !== 'object' || request === null || ArrayBuffer.isView(request)) return;
  if (request instanceof Date) {
    if (!isWithinYears(request))
      throw invalidInput({ path, message: 'An instant between the years 0000 and 9999.' });
    return;
  }
  if (Array.isArray(request)) {
    if (request.length > maxListLength) throw invalidInput(listTooLong(path));
    // The entries of a list are of one type: texts and numbers need no look at each of them.
    if (typeof request[0] !== 'object') return;
  }
  for (const [name, value] of Object.entries(request))
    if (typeof value === 'object') assertWithinLimits(value, path === '' ? name : `${path}.${name}`);
}

const firstInstantMs = Date.parse('0000-01-01T00:00:00.000Z');
const lastInstantMs = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether the ISO text of the instant has four digits of years, so that texts compare in the order of time. */
function isWithinYears(instant: Date): boolean {
  // False for a timestamp that no Date can hold.
  return instant.getTime() >= firstInstantMs && instant.getTime() <= lastInstantMs;
}

/** What is wrong with a list of more than {@link maxListLength} entries. */
export function listTooLong(path: string): FieldViolation {
  return { path, message: `At most ${maxListLength} entries in a list.` };
}
