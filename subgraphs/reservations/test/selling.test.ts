import { testSelling } from './selling-contract.ts';
import { startOnSqlite } from './start-reservations.ts';

testSelling(startOnSqlite);
