/** How log lines are written: for people, for machines, or as fits where they go. */
export const logFormats = ['auto', 'json', 'pretty'] as const;

/** One of {@link logFormats}; `auto` is pretty in a terminal and JSON in a file or a pipe. */
export type LogFormat = (typeof logFormats)[number];

/** Where a logger writes its lines, each a JSON object with a line break. */
export interface LogStream {
  write(line: string): void;
}

interface Output extends LogStream {
  readonly isTTY?: boolean;
}

const colours: Readonly<Record<string, number>> = { warn: 33, error: 31, fatal: 31, debug: 90, trace: 90 };
const shortEscapes: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};
const levelNames: Readonly<Record<string, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** Where lines go besides standard output as it is: undefined for JSON. */
export function openLogStream(format: LogFormat, output: Output = process.stdout): LogStream | undefined {
  const isTerminal = output.isTTY === true;
  if (format === 'json' || (format === 'auto' && !isTerminal)) return undefined;
  return { write: (line) => output.write(prettyLine(line, isTerminal && !process.env['NO_COLOR'])) };
}

/** `12:34:56.789 INFO  router is listening  url=http://…`; the stack of an error follows on lines of its own. */
export function prettyLine(line: string, isColoured: boolean): string {
  const {
    time,
    level,
    msg,
    name,
    pid: _pid,
    hostname: _host,
    ...fields
  } = JSON.parse(line) as Record<string, unknown>;
  const levelName = levelNames[String(level)] ?? String(level);
  const clock = new Date(time as string | number).toISOString().slice(11, 23);
  const stacks: string[] = [];
  const shown = Object.entries(fields).map(([key, value]) => ` ${key}=${showValue(value, stacks)}`);
  const head = `${clock} ${levelName.toUpperCase().padEnd(5)} ${name === undefined ? '' : `[${textOf(name)}] `}`;
  const text = escapeControls(`${head}${textOf(msg)} ${shown.join('')}`.trimEnd());
  const colour = isColoured ? colours[levelName] : undefined;
  const painted = colour === undefined ? text : `\u001B[${colour}m${text}\u001B[0m`;
  return `${[painted, ...stacks].join('\n')}\n`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function showValue(value: unknown, stacks: string[]): string {
  if (typeof value === 'string') return /^[\w./:@+-]+$/.test(value) ? value : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if ('stack' in value && typeof value.stack === 'string') {
    stacks.push(...value.stack.split('\n').map((entry) => `    ${escapeControls(entry.trim())}`));
    return JSON.stringify('message' in value ? value.message : '');
  }
  return JSON.stringify(value);
}

/**
 * What a client wrote must not move the cursor, begin a line or turn the direction of the text. JSON leaves some of
 * these characters as they are.
 */
function escapeControls(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu,
    (control) => shortEscapes[control] ?? `\\u${(control.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
