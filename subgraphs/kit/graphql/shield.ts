import { createRequire } from 'node:module';
import util from 'node:util';
import type { GraphQLSchema } from 'graphql';
import type { applyMiddleware as ApplyMiddleware } from 'graphql-middleware';
import type * as GraphqlShield from 'graphql-shield';

/**
 * The only place that loads graphql-shield. It is CommonJS, fails when imported as a module on current Node,
 * and calls `util.isUndefined`, which Node has removed; graphql-middleware must come from the same `require`.
 */
const legacyUtil = util as unknown as { isUndefined?: (value: unknown) => boolean };
legacyUtil.isUndefined ??= (value) => value === undefined;
const require = createRequire(import.meta.url);
const { shield, rule, chain } = require('graphql-shield') as typeof GraphqlShield;
const { applyMiddleware } = require('graphql-middleware') as { applyMiddleware: typeof ApplyMiddleware };

export type ShieldRule = ReturnType<ReturnType<typeof rule>>;
export { chain, rule };

/** Guards every field of the schema with its rule; a field without one is denied with `fallbackError`. */
export function guardSchema(
  schema: GraphQLSchema,
  rules: Readonly<Record<string, Readonly<Record<string, ShieldRule>>>>,
  denied: ShieldRule,
): GraphQLSchema {
  const permissions = shield(rules as Parameters<typeof shield>[0], {
    allowExternalErrors: true,
    fallbackRule: denied,
    fallbackError: (error) => (error instanceof Error ? error : new Error('Forbidden')),
  });
  return applyMiddleware(schema, permissions);
}
