import { openPostgresBooks } from './books-under-test.ts';
import { describeDemoBooks } from './demo-books-suite.ts';

describeDemoBooks(openPostgresBooks);
