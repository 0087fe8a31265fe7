import { DomainError } from '../errors/domain-error.ts';

/**
 * What a service answers, where the SDL has other names than the contract for some of its fields: a refusal names them as
 * the client does.
 * @param names name in the SDL of each renamed field of the request, for example `{ statuses: 'status' }`
 */
export async function withClientNames<Answer>(
  names: Readonly<Record<string, string>>,
  answer: Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer;
  } catch (error: unknown) {
    if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
    const fields = error.fields.map(({ path, message }) => {
      const [name = '', ...rest] = path.split('.');
      return { path: [names[name] ?? name, ...rest].join('.'), message };
    });
    throw new DomainError(error.code, error.message, {
      fields,
      metadata: error.metadata,
      isCutOff: error.isCutOff,
      cause: error,
    });
  }
}
