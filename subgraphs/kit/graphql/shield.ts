import { createRequire } from 'node:module';
import util from 'node:util';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type * as GraphqlShield from 'graphql-shield';
import type { SubgraphContext } from './subgraph-context.ts';

/**
 * The only place that loads graphql-shield. It is CommonJS, fails when imported as a module on current Node,
 * and calls `util.isUndefined`, which Node has removed.
 */
const legacyUtil = util as unknown as { isUndefined?: (value: unknown) => boolean };
legacyUtil.isUndefined ??= (value) => value === undefined;
const require = createRequire(import.meta.url);
const { shield, rule, and, or, not } = require('graphql-shield') as typeof GraphqlShield;

/** A rule of graphql-shield: one of `immediateRule`, `openRule`, or a combination by `and`, `or` and `not`. */
export type ShieldRule = Parameters<typeof and>[number];
export { and, not, or };

/** The error with which a field is refused; undefined when it may be read. */
type FieldCheck = (
  parent: unknown,
  args: Readonly<Record<string, unknown>>,
  context: SubgraphContext,
) => Error | undefined;

type Resolver = GraphQLFieldResolver<unknown, SubgraphContext>;
type ShieldMiddleware = (
  resolve: Resolver,
  parent: unknown,
  args: unknown,
  context: SubgraphContext,
  info: unknown,
) => unknown;
type ShieldTree = Readonly<
  Record<
    string,
    | Readonly<Record<string, ShieldMiddleware | { readonly resolve: ShieldMiddleware } | undefined>>
    | undefined
  >
>;

/** The checks behind shield's rule objects; null for a rule that never refuses. */
const checkOfRule = new WeakMap<ShieldRule, FieldCheck | null>();

/** A rule of graphql-shield that decides without waiting. */
export function immediateRule(name: string, check: FieldCheck): ShieldRule {
  const made = rule(name, { cache: 'no_cache' })(
    (parent: unknown, args: Record<string, unknown>, context: SubgraphContext) =>
      check(parent, args, context) ?? true,
  );
  checkOfRule.set(made, check);
  return made;
}

/** A rule of graphql-shield that never refuses: its fields are left as they are. */
export function openRule(name: string): ShieldRule {
  const made = rule(name, { cache: 'no_cache' })(() => true);
  checkOfRule.set(made, null);
  return made;
}

/**
 * Guards every field of every object type of the schema, in place; a field without a rule gets `denied`.
 * graphql-shield validates the rules against the schema and makes a middleware of each. Middlewares wait several
 * times per field, which an answer with a thousand fields pays a thousand times: a rule that decides immediately
 * is asked directly, with the same outcome; combined rules (`and`, `or`, `not`) run as graphql-shield runs them.
 */
export function guardSchema(
  schema: GraphQLSchema,
  rules: Readonly<Record<string, Readonly<Record<string, ShieldRule>>>>,
  denied: ShieldRule,
): GraphQLSchema {
  const permissions = shield(rules as Parameters<typeof shield>[0], {
    allowExternalErrors: true,
    fallbackRule: denied,
    fallbackError: (error) => (error instanceof Error ? error : forbidden()),
  });
  const tree = permissions.generate(schema) as unknown as ShieldTree;
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const fieldRule = rules[type.name]?.[field.name] ?? denied;
      const middleware = tree[type.name]?.[field.name];
      if (middleware === undefined) throw new Error(`${type.name}.${field.name} has no guard.`);
      guardField(field, fieldRule, typeof middleware === 'function' ? middleware : middleware.resolve);
    }
  }
  return schema;
}

function guardField(
  field: GraphQLField<unknown, SubgraphContext>,
  fieldRule: ShieldRule,
  middleware: ShieldMiddleware,
): void {
  const check = checkOfRule.get(fieldRule);
  if (check === null) return;
  const guard = (resolve: Resolver): Resolver =>
    check === undefined
      ? (parent, args, context, info) => middleware(resolve, parent, args, context, info)
      : (parent, args, context, info) =>
          refusalOf(check, parent, args, context) ?? resolve(parent, args, context, info);
  field.resolve = guard(field.resolve ?? defaultFieldResolver);
  if (field.subscribe !== undefined) field.subscribe = guard(field.subscribe);
}

/** As in graphql-shield, a check that fails refuses, and an error that is returned is the field's. */
function refusalOf(
  check: FieldCheck,
  parent: unknown,
  args: Readonly<Record<string, unknown>>,
  context: SubgraphContext,
): Error | undefined {
  try {
    return check(parent, args, context);
  } catch {
    return forbidden();
  }
}

function forbidden(): Error {
  return new Error('Forbidden');
}
