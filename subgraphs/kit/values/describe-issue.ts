import type { z } from 'zod';

/** What a validator finds wrong before it has a message. */
type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * What is said of a value whose schema has no message of its own, in the words of the API. The validator's own
 * texts ("Invalid input: expected string, received undefined") are about code and never reach a client.
 */
export function describeIssue(issue: RawIssue): string {
  if (issue.input === undefined || issue.input === null) return 'A value is required.';
  switch (issue.code) {
    case 'invalid_type':
      return nameOfType[issue.expected] ?? 'Not a valid value.';
    case 'invalid_value':
      return `One of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return `At least ${amountOf(issue.origin, issue.minimum)}.`;
    case 'too_big':
      return `At most ${amountOf(issue.origin, issue.maximum)}.`;
    case 'not_multiple_of':
      return `A multiple of ${issue.divisor}.`;
    case 'unrecognized_keys':
      return `There is no field ${issue.keys.join(', ')}.`;
    default:
      return 'Not a valid value.';
  }
}

const nameOfType: Readonly<Record<string, string>> = {
  string: 'A text.',
  number: 'A number.',
  int: 'A whole number.',
  bigint: 'A whole number.',
  boolean: 'True or false.',
  date: 'An instant.',
  array: 'A list.',
};

function amountOf(origin: string, limit: number | bigint): string {
  const isOne = Number(limit) === 1;
  if (origin === 'string') return `${limit} ${isOne ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `${limit} ${isOne ? 'entry' : 'entries'}`;
  if (origin === 'date') return new Date(Number(limit)).toISOString();
  return String(limit);
}
