import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { toMutationError } from './unknown-outcome.ts';

/**
 * What is special about root fields of a mutation, in place. Each has loaders of its own: root fields run one after the
 * other, and what is selected below one shows the state after it. `renew` replaces the loaders of the context it is
 * given; it is called when a root field has resolved, or failed with part of its work done, before anything below it is
 * resolved. And an error says when the outcome is unknown.
 */
export function runMutationsInOrder<Context>(schema: GraphQLSchema, renew: (context: Context) => void): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (parent: unknown, args, context: Context, info) => {
      try {
        return await resolve(parent, args, context, info);
      } catch (error: unknown) {
        throw toMutationError(error);
      } finally {
        renew(context);
      }
    };
  }
}
