import type { Logger } from '../../router/observability/logger.ts';

/** One line of the log of a router. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: object;
}

/** A logger that appends what the router writes, of every level. */
export function recordLines(lines: LogLine[]): Logger {
  const write = (level: LogLine['level']) => (fields: object, message: string) =>
    void lines.push({ level, message, fields });
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    isLevelEnabled: () => true,
  };
}
