import { defaultFieldResolver, type GraphQLSchema } from 'graphql';

const recorders = new WeakMap<GraphQLSchema, (field: string) => void>();

/** Reports every root field of a mutation when it is executed; another call for the same schema takes its place. */
export function recordCalls(schema: GraphQLSchema, onCall: (field: string) => void): void {
  const isWrapped = recorders.has(schema);
  recorders.set(schema, onCall);
  if (isWrapped) return;
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      recorders.get(schema)?.(info.fieldName);
      return resolve(source, args, context, info);
    };
  }
}
