import { defaultFieldResolver, type GraphQLSchema } from 'graphql';

/**
 * Gives every root field of a mutation loaders of its own, in place: root fields run one after the other, and what is
 * selected below one shows the state after it. `renew` replaces the loaders of the context it is given; it is called
 * when a root field has resolved, or failed with part of its work done, before anything below it is resolved.
 */
export function renewLoadersAfterMutations<Context>(
  schema: GraphQLSchema,
  renew: (context: Context) => void,
): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (parent: unknown, args, context: Context, info) => {
      try {
        return await resolve(parent, args, context, info);
      } finally {
        renew(context);
      }
    };
  }
}
