import { testEvents } from './events-contract.ts';
import { startOnSqlite } from './start-reservations.ts';

testEvents(startOnSqlite);
