import { describeBooks } from './books-suite.ts';
import { openPostgresBooks } from './books-under-test.ts';

describeBooks(openPostgresBooks);
