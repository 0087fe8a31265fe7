import { z } from 'zod';

const limit = (value: number) => z.number().int().min(1).default(value);

/** How large an operation may be, counted before it is planned. */
export const operationLimitsConfig = z.strictObject({
  mode: z
    .enum(['enforce', 'measure'])
    .default('enforce')
    .describe(
      '`enforce` refuses what is over a limit with 400; `measure` logs and counts it, once per distinct operation, and lets it pass.',
    ),
  maxDepth: limit(15).describe(
    'Nesting of fields in an operation, fragments expanded; more is MAX_DEPTH_LIMIT. What is below `__schema` and `__type` is not counted: validation limits it.',
  ),
  maxFields: limit(3_500).describe(
    'Fields of an operation, fragments expanded, each spread counted as one more; more is MAX_FIELDS_LIMIT.',
  ),
  maxAliases: limit(30).describe('Aliases in an operation, fragments expanded; more is MAX_ALIASES_LIMIT.'),
  maxRootFields: limit(20).describe(
    'Root fields of an operation, fragments expanded; more is MAX_ROOT_FIELDS_LIMIT.',
  ),
  maxRootAliases: limit(10).describe(
    'Aliases among the root fields of an operation; more is MAX_ALIASES_LIMIT.',
  ),
  maxDirectives: limit(50).describe('Directives written in a document; more is MAX_DIRECTIVES_LIMIT.'),
  maxDirectivesPerNode: limit(5).describe(
    'Directives on one field, fragment, operation or variable; more is MAX_DIRECTIVES_LIMIT.',
  ),
});

/** Resolved `operationLimits` section. */
export type OperationLimitsConfig = Readonly<z.infer<typeof operationLimitsConfig>>;
