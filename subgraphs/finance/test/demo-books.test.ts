import { describeDemoBooks } from './demo-books-suite.ts';
import { openBooksUnderTest } from './open-test-books.ts';

describeDemoBooks(() => openBooksUnderTest([':memory:']));
