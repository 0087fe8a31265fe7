import { readProductVersion } from './product-version.ts';
import { type FlagDefinition, type FlagDefinitions, readFlags } from './read-flags.ts';

/** A script of the command line: what `--help` says of it and what it can be given. */
export interface CommandDefinition<Flags extends FlagDefinitions = FlagDefinitions> {
  /** How it is called: `npm run compose -- [flags]`. */
  readonly usage: string;
  /** What it does and what its exit code means; one or more lines. */
  readonly about: string;
  readonly flags: Flags;
  /** How many arguments besides flags there may be; none without it. */
  readonly positionals?: { readonly minimum: number; readonly maximum: number; readonly mistake: string };
  /** What else the help has to say. */
  readonly notes?: string;
}

/** Values of the flags by name: absent ones have their default, else are undefined; boolean ones are false. */
export type FlagValues<Flags extends FlagDefinitions> = {
  readonly [Name in keyof Flags]: FlagValue<Flags[Name]>;
};

type FlagValue<Flag extends FlagDefinition> = Flag extends { readonly type: 'boolean' }
  ? boolean
  : Flag extends { readonly multiple: true }
    ? readonly ScalarOf<Flag>[] | undefined
    : Flag extends { readonly default: string | number }
      ? ScalarOf<Flag>
      : ScalarOf<Flag> | undefined;

type ScalarOf<Flag extends FlagDefinition> = Flag extends { readonly type: 'number' } ? number : string;

/** What the command line asks for. */
export type CommandOutcome<Flags extends FlagDefinitions> =
  | { readonly kind: 'run'; readonly values: FlagValues<Flags>; readonly positionals: readonly string[] }
  /** The text for `--help` or `--version`. */
  | { readonly kind: 'explain'; readonly text: string }
  | { readonly kind: 'mistaken'; readonly mistakes: readonly string[] };

/** Exit code of a command that was called wrongly; what fails for another reason ends with 1. */
export const exitMistaken = 2;

/** Reads a command line without acting on it. */
export function parseCommand<const Flags extends FlagDefinitions>(
  command: CommandDefinition<Flags>,
  args: readonly string[],
): CommandOutcome<Flags> {
  const given = readFlags(command.flags, args);
  if (given.wanted === 'help') return { kind: 'explain', text: describeCommand(command) };
  if (given.wanted === 'version') return { kind: 'explain', text: readProductVersion() };
  const mistakes = [...given.mistakes];
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(command.flags)) {
    const texts = given.flags.filter((entry) => entry.name === name).map(({ text }) => text);
    const scalars = texts.map((text) => readScalar(name, flag, text, mistakes));
    if (flag.type === 'boolean') values[name] = texts.length > 0;
    else if (flag.multiple) values[name] = scalars.length > 0 ? scalars : undefined;
    else values[name] = scalars.at(-1) ?? flag.default;
  }
  const { minimum, maximum, mistake } = command.positionals ?? { minimum: 0, maximum: 0, mistake: undefined };
  const count = given.positionals.length;
  // What follows an unknown flag may be its value.
  if (mistakes.length === 0 && (count < minimum || count > maximum))
    mistakes.push(mistake ?? `unexpected argument ${given.positionals[0]}`);
  if (mistakes.length > 0) return { kind: 'mistaken', mistakes };
  return { kind: 'run', values: values as FlagValues<Flags>, positionals: given.positionals };
}

/**
 * Reads the command line of this process. `--help` and `--version` are answered and end it with 0; mistakes are one
 * line and end it with {@link exitMistaken}.
 */
export function readCommand<const Flags extends FlagDefinitions>(
  command: CommandDefinition<Flags>,
): { readonly values: FlagValues<Flags>; readonly positionals: readonly string[] } {
  const outcome = parseCommand(command, process.argv.slice(2));
  if (outcome.kind === 'run') return outcome;
  if (outcome.kind === 'explain') {
    process.stdout.write(`${outcome.text}\n`);
    process.exit(0);
  }
  process.stderr.write(`${describeMistakes(outcome.mistakes)}\n`);
  return process.exit(exitMistaken);
}

/** One line about everything that is wrong with a command line. */
export function describeMistakes(mistakes: readonly string[]): string {
  const text = mistakes.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'} Try --help.`;
}

/** Text of `--help`. */
export function describeCommand({ usage, about, flags, notes }: CommandDefinition): string {
  const rows = [
    ...Object.entries(flags).map(([name, { value, text }]) => [
      `--${name}${value === undefined ? '' : ` <${value}>`}`,
      text,
    ]),
    ['--version', 'version of the product'],
    ['-h, --help', 'this text'],
  ];
  const width = Math.max(...rows.map(([left = '']) => left.length));
  const lines = rows.map(
    ([left = '', text = '']) =>
      `  ${left.padEnd(width)}  ${text.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`,
  );
  return [`Usage: ${usage}`, '', about, '', ...lines, ...(notes === undefined ? [] : ['', notes])].join('\n');
}

function readScalar(
  name: string,
  { type, minimum = 0, choices }: FlagDefinition,
  text: string,
  mistakes: string[],
): string | number {
  if (choices !== undefined && !choices.includes(text))
    mistakes.push(`flag --${name} must be one of ${choices.join(', ')}`);
  if (type !== 'number') return text;
  const number = Number(text);
  if (/^\d{1,15}$/.test(text) && number >= minimum) return number;
  mistakes.push(`flag --${name} must be a whole number from ${minimum}`);
  return 0;
}
