import { DomainError } from '../errors/domain-error.ts';

/**
 * What a failed statement means to the caller: the database is not there at the moment (UNAVAILABLE, TIMEOUT) or a
 * value cannot be one of its column (BAD_USER_INPUT). Undefined for anything else, which is an internal error.
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function readDatabaseFailure(error: unknown): DomainError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const message = 'message' in error ? String(error.message) : '';
  if (code === statementTimeout)
    return new DomainError('TIMEOUT', 'The service did not answer in time.', { cause: error });
  if (isInvalidValue(code))
    return new DomainError('BAD_USER_INPUT', 'A value is not valid.', { cause: error });
  if (isOutage(code, message) || ('errcode' in error && sqliteOutages.has(error.errcode)))
    return new DomainError('UNAVAILABLE', 'The service is not available at the moment.', {
      cause: error,
      isCutOff: isLostConnection(code, message),
    });
  return undefined;
}

const statementTimeout = '57014';
/** SQLITE_BUSY, SQLITE_IOERR, SQLITE_FULL. */
const sqliteOutages: ReadonlySet<unknown> = new Set([5, 10, 13]);

/**
 * Text that is not a number, date, time zone or UTF-8 (a NUL character), and numbers beyond the column: clients sent
 * them.
 */
const invalidValues = new Set(['22P02', '22P05', '22003', '22007', '22008', '22021', '22023']);

function isInvalidValue(code: string): boolean {
  return invalidValues.has(code);
}

/**
 * Conflicts that outlived their retries, shutdown and start-up, a server that became a replica, a
 * transaction that was idle for too long, too many connections, a full disk, no memory.
 */
const outages = new Set([
  '25006',
  '25P03',
  '40001',
  '40P01',
  '53100',
  '53200',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether the connection broke while it was used: a transaction may have been committed. */
function isLostConnection(code: string, message: string): boolean {
  return /^(?:ECONNRESET|EPIPE|08006|08003|57P01)$/.test(code) || message.startsWith('Connection terminated');
}

function isOutage(code: string, message: string): boolean {
  // Class 08 is "connection exception"; the driver's own failures have no code.
  return (
    outages.has(code) ||
    /^08\w{3}$/.test(code) ||
    /^Connection terminated|timeout exceeded when trying to connect|is not queryable$/.test(message)
  );
}
