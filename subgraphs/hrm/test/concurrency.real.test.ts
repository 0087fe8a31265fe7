import { createTestDatabase } from '../../../test/harness/real-services.ts';
import { describeConcurrency } from './concurrency-contract.ts';
import { startHrm } from './start-hrm.ts';

describeConcurrency(async () => {
  const database = await createTestDatabase();
  const one = await startHrm({ databaseUrl: database.url });
  const other = await startHrm({ databaseUrl: database.url });
  return {
    one,
    other,
    close: async () => {
      await one.close();
      await other.close();
      await database.drop();
    },
  };
});
