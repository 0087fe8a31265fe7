import pg from 'pg';
import type { Logger } from '../observability/logger.ts';

/**
 * Calls `onNews` with the payload of every notification of a PostgreSQL channel. Listens on a connection of its own and reconnects
 * when it breaks; what is notified in between is missed, so callers also poll. Rejects when it cannot connect.
 */
export async function listenForNotifications(
  url: string,
  channel: string,
  onNews: (payload: string) => void,
  logger: Logger,
): Promise<{ close(): Promise<void> }> {
  let isClosed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    fresh.on('notification', ({ payload = '' }) => onNews(payload));
    fresh.on('error', () => {});
    fresh.on('end', () => {
      if (!isClosed) timer = setTimeout(() => void reconnect(), 1_000);
    });
    client = fresh;
    await fresh.connect();
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
  };
  const reconnect = (): Promise<void> =>
    connect().catch((error: unknown) => logger.warn({ err: error }, 'listener could not reconnect'));
  const close = async (): Promise<void> => {
    isClosed = true;
    clearTimeout(timer);
    await client?.end();
  };
  try {
    await connect();
  } catch (error: unknown) {
    await close();
    throw error;
  }
  return { close };
}
