import { describeBooks } from './books-suite.ts';
import { openPostgresBooks } from './open-test-books.ts';

describeBooks(openPostgresBooks);
