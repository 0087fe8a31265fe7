import { describeBooks } from './books-suite.ts';
import { openBooksUnderTest } from './open-test-books.ts';

describeBooks(() => openBooksUnderTest([':memory:']));
