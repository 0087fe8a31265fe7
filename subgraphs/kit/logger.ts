import { type Logger as PinoLogger, pino } from 'pino';

/** Structured log of a part. Secrets are removed by path before a line is written. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'child'>;

const redactedKeys = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'secret',
  'cardToken',
];

/** @param level `silent` in tests, otherwise a pino level. */
export function createLogger(part: string, level = 'info'): Logger {
  return pino({
    name: part,
    level,
    redact: { paths: redactedKeys.flatMap((key) => [`*.${key}`, `input.${key}`]), censor: '[redacted]' },
  });
}
