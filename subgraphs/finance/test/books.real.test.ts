import { createTestDatabase } from '../../../test/harness/real-services.ts';
import { describeBooks } from './books-suite.ts';
import { openBooksUnderTest } from './books-under-test.ts';

describeBooks(async () => {
  const { url, drop } = await createTestDatabase();
  const books = await openBooksUnderTest([url, url, url]);
  return {
    ...books,
    close: async () => {
      await books.close();
      await drop();
    },
  };
});
