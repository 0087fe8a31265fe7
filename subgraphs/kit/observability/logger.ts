import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

/** Structured log of a part. Secrets are removed by name before a line is written. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child'>;

/** Names whose values never reach a log, wherever they occur down to the third level. */
const secretNames = [
  'password',
  'newPassword',
  'currentPassword',
  'passwordHash',
  'secret',
  'oneTimeCode',
  'recoveryCodes',
  'token',
  'accessToken',
  'refreshToken',
  'viewerToken',
  'admissionToken',
  'authorization',
  'cookie',
  'card',
  'cardToken',
  'cvc',
];

/**
 * @param level `silent` in tests, otherwise a pino level
 * @param destination where lines go instead of standard output
 */
export function createLogger(part: string, level = 'info', destination?: DestinationStream): Logger {
  const options = {
    name: part,
    level,
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
