import { createTestDatabase } from '../../../test/harness/real-services.ts';
import { type AuthUnderTest, startAuth } from './start-auth.ts';

/** Auth on a PostgreSQL database of its own, which goes away with it. */
export async function startAuthOnPostgres(): Promise<AuthUnderTest> {
  const database = await createTestDatabase();
  const auth = await startAuth({ databaseUrl: database.url });
  return {
    ...auth,
    close: async () => {
      await auth.close();
      await database.drop();
    },
  };
}
