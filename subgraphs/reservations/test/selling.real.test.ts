import { testSelling } from './selling-contract.ts';
import { startOnPostgres } from './start-reservations.ts';

testSelling(startOnPostgres);
