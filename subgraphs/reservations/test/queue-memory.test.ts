import { testQueue } from './queue-contract.ts';
import { startOnSqlite } from './start-reservations.ts';

testQueue((options) =>
  startOnSqlite({
    ...options,
    environment: { ...options?.environment, ERP_RESERVATIONS_WAITING_ROOM: 'memory' },
  }),
);
