import { z } from 'zod';
import { readSettingFile } from '../../../files/read-text-file.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line says in the place of variables, by variable. */
export type Flags = Readonly<Record<string, { readonly name: string; readonly text: string }>>;

/** What was read, or every mistake: a mistake names its variable and never repeats a value. */
export type VariablesOutcome<Values> =
  | { readonly kind: 'read'; readonly values: Values }
  | {
      readonly kind: 'invalid';
      readonly mistakes: readonly string[];
      /** Whether the command line has one of them. */
      readonly isFlagWrong: boolean;
    };

/**
 * Reads the variables that `schema` names. An empty variable counts as absent, so that a compose file's `${NAME:-}`
 * gives the default. Every variable may stand in a file instead: `<NAME>_FILE` names it, one trailing line break is
 * removed; a file that is empty is a mistake.
 * @param flags the command line's values by variable: stronger than the variable and its file; `name` is for mistakes
 */
export function readVariables<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  environment: Environment,
  flags: Flags = {},
): VariablesOutcome<z.output<z.ZodObject<Shape>>> {
  const mistakes = new Map<string, string>();
  const values: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const flag = flags[name];
    const read: Variable = flag ? { kind: 'value', text: flag.text } : readVariable(name, environment);
    if (read.kind === 'value') values[name] = read.text;
    if (read.kind === 'mistake') mistakes.set(name, read.text);
  }
  const parsed = schema.safeParse(values);
  for (const issue of parsed.success ? [] : parsed.error.issues) {
    const name = issue.path.map(String).join('.');
    // A variable whose file cannot be read is not missing besides.
    if (!mistakes.has(name)) mistakes.set(name, `${flags[name]?.name ?? name}: ${issue.message}`);
  }
  if (!parsed.success || mistakes.size > 0) {
    const isFlagWrong = [...mistakes.keys()].some((name) => Object.hasOwn(flags, name));
    return { kind: 'invalid', mistakes: [...mistakes.values()], isFlagWrong };
  }
  return { kind: 'read', values: parsed.data };
}

/** The same for the settings of a domain. Throws one error that lists every mistake. */
export function readSettings<Shape extends z.ZodRawShape>(
  domain: string,
  schema: z.ZodObject<Shape>,
  environment: Environment,
): z.output<z.ZodObject<Shape>> {
  const outcome = readVariables(schema, environment);
  if (outcome.kind === 'read') return outcome.values;
  throw new Error(`The settings of ${domain} are not valid. ${outcome.mistakes.join('; ')}`);
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
  const outcome = readSettingFile(file);
  return outcome.kind === 'text'
    ? { kind: 'value', text: outcome.text }
    : { kind: 'mistake', text: `${name}_FILE names a file that ${outcome.reason}` };
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

/** A variable that holds a secret of 32 bytes or more. */
export function secretOf32Bytes() {
  const message = '32 bytes or more';
  return z.string(message).refine((secret) => Buffer.byteLength(secret) >= 32, message);
}

/** A variable that holds the address of a web server or page. */
export function webAddress() {
  return z.url({ protocol: /^https?$/, error: 'an http or https address' });
}

/** A variable that holds a port to listen on; 0 picks a free one. */
export function portNumber() {
  return wholeNumber(0, 65_535);
}

/** A variable that holds `host:port` of a gRPC service. */
export function serviceAddress() {
  return z.string().regex(/^([^\s/:]+|\[[\da-fA-F:.]+\]):\d{1,5}$/, 'host:port of a gRPC service');
}

/** A variable that holds any text. */
export function text() {
  return z.string();
}

/** Variables by name, for {@link readVariables}. */
export function variables<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.object(shape);
}
