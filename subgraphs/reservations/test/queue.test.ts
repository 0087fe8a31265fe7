import { testQueue } from './queue-contract.ts';
import { startOnSqlite } from './start-reservations.ts';

testQueue(startOnSqlite);
