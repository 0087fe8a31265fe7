import { parseArgs } from 'node:util';
import { findNearestName } from './nearest-name.ts';

/** One flag of a command. */
export interface FlagDefinition {
  /** A number is a whole one, of `minimum` or more. */
  readonly type: 'string' | 'number' | 'boolean';
  /** What the help calls the value: `file` is shown as `--config <file>`. Needed unless the flag is boolean. */
  readonly value?: string;
  /** What it does, with its default. */
  readonly text: string;
  readonly default?: string | number;
  /** Least number. Default 0. */
  readonly minimum?: number;
  /** What a text may be; any without it. */
  readonly choices?: readonly string[];
  /** May be given several times. */
  readonly multiple?: true;
}

/** Flags by name, without the dashes. `help` and `version` belong to every command and are not among them. */
export type FlagDefinitions = Readonly<Record<string, FlagDefinition>>;

/** What stands on a command line. */
export interface GivenFlags {
  /** In the order given; the text of a boolean flag is empty. */
  readonly flags: ReadonlyArray<{ readonly name: string; readonly text: string }>;
  readonly positionals: readonly string[];
  /** One sentence each, without a full stop. */
  readonly mistakes: readonly string[];
  /** Asked for with `--help`, `-h` or `--version`; what is given besides does not count then. */
  readonly wanted: 'help' | 'version' | undefined;
}

/**
 * Reads a command line; unknown flags, missing and superfluous values are mistakes, all of them listed. What looks like
 * a flag is one and no value: a value that begins with two dashes is given as `--flag=--value`.
 */
export function readFlags(definitions: FlagDefinitions, args: readonly string[]): GivenFlags {
  const { tokens } = parseArgs({
    args: endMissingValues(definitions, args),
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        Object.entries(definitions).map(([name, { type }]) => [
          name,
          { type: type === 'boolean' ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  const flags: Array<{ name: string; text: string }> = [];
  const positionals: string[] = [];
  const mistakes: string[] = [];
  let wanted: GivenFlags['wanted'];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (name === 'help' || name === 'version') wanted ??= name;
    else if (definition === undefined) mistakes.push(describeUnknown(name, rawName, definitions));
    else if (definition.type === 'boolean' && value !== undefined)
      mistakes.push(`flag ${rawName} takes no value`);
    else if (definition.type !== 'boolean' && (value === undefined || value === ''))
      mistakes.push(`flag ${rawName} needs a value`);
    else flags.push({ name, text: value ?? '' });
  }
  return { flags, positionals, mistakes, wanted };
}

/** The parser would take a flag for the value of the flag before it: `--port --help`. */
function endMissingValues(definitions: FlagDefinitions, args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return args.map((argument, index) => {
    const name = argument.startsWith('--') ? argument.slice(2) : '';
    const isValued = Object.hasOwn(definitions, name) && definitions[name]?.type !== 'boolean';
    const next = args[index + 1];
    const isMissing = next !== undefined && (next.startsWith('--') || next === '-h');
    return index < end && isValued && isMissing ? `${argument}=` : argument;
  });
}

function describeUnknown(name: string, rawName: string, definitions: FlagDefinitions): string {
  const nearest = findNearestName(name, [...Object.keys(definitions), 'help', 'version']);
  return `unknown flag ${rawName}${nearest === undefined ? '' : `, did you mean --${nearest}?`}`;
}
