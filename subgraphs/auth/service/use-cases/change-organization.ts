import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';

/** Runs a change that gives an organization a slug; CONFLICT when another one has it. */
export async function withUniqueSlug<Result>(slug: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error: unknown) {
    if (!isUniqueViolation(error)) throw error;
    const message = `The slug ${slug} is taken.`;
    throw new DomainError('CONFLICT', message, { fields: [{ path: 'slug', message }] });
  }
}
