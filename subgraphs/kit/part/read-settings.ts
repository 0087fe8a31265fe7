import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the variables that `schema` names. An empty variable counts as absent, so that a compose file's `${NAME:-}`
 * gives the default. Every variable may stand in a file instead: `<NAME>_FILE` names it, one trailing line break is
 * removed.
 * Throws one error that lists every mistake; it names variables and never repeats a value.
 */
export function readSettings<Shape extends z.ZodRawShape>(
  domain: string,
  schema: z.ZodObject<Shape>,
  environment: Environment,
): z.output<z.ZodObject<Shape>> {
  const mistakes: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const read = readVariable(name, environment);
    if (read.kind === 'value') values[name] = read.text;
    if (read.kind === 'mistake') mistakes.push(read.text);
  }
  const parsed = schema.safeParse(values);
  for (const issue of parsed.success ? [] : parsed.error.issues)
    mistakes.push(`${issue.path.map(String).join('.')}: ${issue.message}`);
  if (!parsed.success || mistakes.length > 0)
    throw new Error(`The settings of ${domain} are not valid. ${mistakes.join('; ')}`);
  return parsed.data;
}

type Variable =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'mistake'; readonly text: string };

function readVariable(name: string, environment: Environment): Variable {
  const text = environment[name] || undefined;
  const file = environment[`${name}_FILE`] || undefined;
  if (text !== undefined && file !== undefined)
    return { kind: 'mistake', text: `${name} and ${name}_FILE are both set; set one of them` };
  if (file !== undefined) return readVariableFile(name, file);
  return text === undefined ? { kind: 'absent' } : { kind: 'value', text };
}

function readVariableFile(name: string, file: string): Variable {
  try {
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    return text === '' ? { kind: 'absent' } : { kind: 'value', text };
  } catch {
    return { kind: 'mistake', text: `${name}_FILE names a file that cannot be read` };
  }
}

/** A variable that holds a whole number in decimal digits. */
export function wholeNumber(minimum: number, maximum: number) {
  const message = `a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, message)
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, message);
}

/** A variable that holds `true` or `false`. */
export function trueOrFalse() {
  return z.enum(['true', 'false'], 'true or false').transform((text) => text === 'true');
}
