import type { z } from 'zod';
import { DomainError } from '../errors/domain-error.ts';
import { describeIssue } from './describe-issue.ts';

/** Parses untrusted input; throws BAD_USER_INPUT with one entry per invalid field. */
export function validateInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { error: describeIssue });
  if (result.success) return result.data;
  throw invalidInputOf(result.error.issues);
}

/** BAD_USER_INPUT with one entry per issue, the first twenty. */
export function invalidInputOf(issues: readonly z.core.$ZodIssue[]): DomainError {
  const fields = issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
  return new DomainError('BAD_USER_INPUT', 'The input is not valid.', { fields });
}
