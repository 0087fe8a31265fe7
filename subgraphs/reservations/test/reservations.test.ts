import { testReservations } from './reservations-contract.ts';
import { startOnSqlite } from './start-reservations.ts';

testReservations(startOnSqlite);
