import { z } from 'zod';
import { DomainError, type FieldViolation } from '../errors/domain-error.ts';
import { describeIssue } from './describe-issue.ts';
import { readMaskedUpdate, unknownPaths } from './update-mask.ts';
import { invalidInputOf } from './validate-input.ts';

/** A rule that holds between fields of an entity, for example that it ends after it begins. */
export interface FieldRule<Entity> {
  /** The fields it is about; a violation is reported at the first one that the client changed. */
  readonly fields: ReadonlyArray<keyof Entity & string>;
  /** What the client reads when the rule is broken. */
  readonly message: string;
  readonly holds: (entity: Entity) => boolean;
}

/**
 * The changes that a masked update makes to `current`, ready to be spread over it. Only the fields that the mask
 * names are validated, each by its own rule in `schema`: a stored value that is no longer valid does not prevent
 * other changes. A field that was cleared is there as undefined, or with its default. A name outside the schema is a
 * violation.
 * Rules between fields are checked on the entity as it will be, when a field they are about is changed.
 * Throws BAD_USER_INPUT with one entry per invalid field.
 */
export function readMaskedChanges<Shape extends z.ZodRawShape, Entity extends object>(
  { schema, rules = [] }: MaskedUpdateRules<Shape, Entity>,
  request: { readonly updateMask?: readonly string[] | undefined },
  current: Entity,
): Partial<z.output<z.ZodObject<Shape>>> {
  const unknown = unknownPaths(request.updateMask, namesOf(schema));
  if (unknown.length > 0)
    throw new DomainError('BAD_USER_INPUT', 'The input is not valid.', {
      fields: unknown.map((path) => ({ path, message: 'There is no such field, or it cannot be changed.' })),
    });
  const changes = validateNamed(schema, readMaskedUpdate(request, request.updateMask, namesOf(schema)));
  const broken = violations(rules, changes, { ...current, ...changes });
  if (broken.length > 0)
    throw new DomainError('BAD_USER_INPUT', 'The input is not valid.', { fields: broken });
  return changes;
}

interface MaskedUpdateRules<Shape extends z.ZodRawShape, Entity> {
  /** What a client may change, by field, with the rule of each. */
  readonly schema: z.ZodObject<Shape>;
  readonly rules?: ReadonlyArray<FieldRule<Entity>>;
}

/** The fields an update may name are those of its schema; whether the request has them is up to its type. */
function namesOf(schema: z.ZodObject): never[] {
  return Object.keys(schema.shape) as never[];
}

/** Each field by its own rule: an object made of the named ones would be a schema to build for every request. */
function validateNamed<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  named: object,
): Partial<z.output<z.ZodObject<Shape>>> {
  const changes: Record<string, unknown> = {};
  const issues: z.core.$ZodIssue[] = [];
  for (const [name, value] of Object.entries(named)) {
    const result = z.safeParse(schema.shape[name] as z.core.$ZodType, value, { error: describeIssue });
    if (result.success) changes[name] = result.data;
    else issues.push(...result.error.issues.map((issue) => ({ ...issue, path: [name, ...issue.path] })));
  }
  if (issues.length > 0) throw invalidInputOf(issues);
  return changes as Partial<z.output<z.ZodObject<Shape>>>;
}

function violations<Entity>(
  rules: ReadonlyArray<FieldRule<Entity>>,
  changes: object,
  changed: Entity,
): readonly FieldViolation[] {
  return rules.flatMap(({ fields, message, holds }) => {
    const path = fields.find((field) => Object.hasOwn(changes, field));
    return path === undefined || holds(changed) ? [] : [{ path, message }];
  });
}
