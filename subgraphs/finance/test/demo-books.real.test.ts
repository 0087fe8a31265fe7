import { describeDemoBooks } from './demo-books-suite.ts';
import { openPostgresBooks } from './open-test-books.ts';

describeDemoBooks(openPostgresBooks);
