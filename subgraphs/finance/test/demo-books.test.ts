import { openBooksUnderTest } from './books-under-test.ts';
import { describeDemoBooks } from './demo-books-suite.ts';

describeDemoBooks(() => openBooksUnderTest([':memory:']));
