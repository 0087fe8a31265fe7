import { defaultFieldResolver, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { DomainError } from '../errors/domain-error.ts';
import { idempotencyKeyForm, partOfKey, readIdempotencyKey } from '../idempotency/idempotency-key.ts';
import type { SubgraphContext } from './subgraph-context.ts';
import { toMutationError } from './unknown-outcome.ts';

/**
 * What is special about root fields of a mutation, in place. Each has loaders of its own: root fields run one after the
 * other, and what is selected below one shows the state after it. `renew` replaces the loaders of the context it is
 * given; it is called when a root field has resolved, or failed with part of its work done, before anything below it is
 * resolved. Each has an idempotency key of its own, made of the client's and the name of the field in the answer. And an
 * error says when the outcome is unknown.
 */
export function runMutationsInOrder<Context extends SubgraphContext>(
  schema: GraphQLSchema,
  renew: (context: Context) => void,
): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (parent: unknown, args, context: Context, info) => {
      try {
        return await resolve(parent, args, withOwnKey(context, info), info);
      } catch (error: unknown) {
        throw toMutationError(error, context.idempotencyKey !== undefined);
      } finally {
        renew(context);
      }
    };
  }
}

/** Only the root field itself sees the key: what is selected below it changes nothing. */
function withOwnKey<Context extends SubgraphContext>(context: Context, info: GraphQLResolveInfo): Context {
  if (context.idempotencyKey === undefined) return context;
  const key = readIdempotencyKey(context.idempotencyKey);
  if (key === undefined)
    throw new DomainError('BAD_USER_INPUT', `An Idempotency-Key has ${idempotencyKeyForm}.`);
  const idempotencyKey = partOfKey(key, String(info.path.key));
  return { ...context, call: { ...context.call, idempotencyKey } };
}
