import { testEvents } from './events-contract.ts';
import { startOnPostgres } from './start-reservations.ts';

testEvents(startOnPostgres);
