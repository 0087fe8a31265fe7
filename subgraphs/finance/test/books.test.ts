import { describeBooks } from './books-suite.ts';
import { openBooksUnderTest } from './books-under-test.ts';

describeBooks(() => openBooksUnderTest([':memory:']));
