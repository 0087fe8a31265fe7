import { z } from 'zod';
import { validateInput } from '../../kit/values/validate-input.ts';

/**
 * Checks the fields of a partial update by the rules of the whole input: a required field that was cleared is
 * BAD_USER_INPUT, fields that were not given are not looked at and stay absent.
 */
export function validateChanges<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  given: Readonly<Record<string, unknown>>,
): Partial<z.output<z.ZodObject<Shape>>> {
  const rules: Record<string, z.core.SomeType> = {};
  for (const name of Object.keys(given)) {
    const rule = schema.shape[name];
    if (rule) rules[name] = rule;
  }
  const parsed = validateInput(z.object(rules), given);
  // An optional field that was cleared is absent after parsing: it must stay in the change, as undefined.
  const changes = Object.keys(rules).map((name) => [name, parsed[name]]);
  return Object.fromEntries(changes) as Partial<z.output<z.ZodObject<Shape>>>;
}
