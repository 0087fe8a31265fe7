import { testQueue } from './queue-contract.ts';
import { startOnPostgres } from './start-reservations.ts';

testQueue(startOnPostgres);
