import { createTestDatabase } from '../../../test/harness/real-services.ts';
import { type HrmUnderTest, startHrm } from './start-hrm.ts';

/** The domain over a PostgreSQL database of its own, dropped when the domain is closed. */
export async function startHrmOnPostgres(): Promise<HrmUnderTest> {
  const database = await createTestDatabase();
  const hrm = await startHrm({ databaseUrl: database.url });
  return {
    ...hrm,
    close: async () => {
      await hrm.close();
      await database.drop();
    },
  };
}
