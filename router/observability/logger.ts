import { type DestinationStream, pino } from 'pino';
import { openLogStream } from '../command/log-stream.ts';
import type { LoggingConfig } from '../config/observability-config.ts';

/** What the router needs of a logger. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  /**
   * The same log for lines whose fields are the router's own and hold no secret by their names: they are not searched
   * for any, which costs more than everything else about a line. What the configuration redacts is redacted here too.
   */
  readonly ofOwnFields?: Pick<Logger, 'info'>;
  /** Whether lines of a level are written; ask before building costly fields. */
  isLevelEnabled(level: string): boolean;
}

/** Names whose values never reach a log, wherever they occur down to the third level. */
const secretNames = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  '["x-viewer-token"]',
  '["set-cookie"]',
] as const;

/** Creates the logger of the process: lines on standard output in the configured format, secrets replaced. */
export function createLogger(config: LoggingConfig, destination?: DestinationStream): Logger {
  const secretPaths = secretNames.flatMap((name) => {
    const joined = name.startsWith('[') ? name : `.${name}`;
    return [name, `*${joined}`, `*.*${joined}`];
  });
  const options = {
    level: config.level,
    base: undefined,
    redact: { paths: [...secretPaths, ...config.redact], censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const stream = destination ?? openLogStream(config.format);
  const log = stream === undefined ? pino(options) : pino(options, stream);
  const ofOwnFields = log.child({}, { redact: { paths: [...config.redact], censor: '[redacted]' } });
  return Object.assign(log, { ofOwnFields });
}

/** An error as log fields: the chain of causes with messages and stacks. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (!Error.isError(error)) return { error: { message: String(error) } };
  const { name, message, stack, cause } = error;
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    error: {
      name,
      message,
      stack,
      ...(code !== undefined && { code }),
      ...(cause !== undefined && { cause: errorFields(cause)['error'] }),
    },
  };
}
