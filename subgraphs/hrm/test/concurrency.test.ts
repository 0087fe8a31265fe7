import { describeConcurrency } from './concurrency-contract.ts';
import { startHrm } from './start-hrm.ts';

describeConcurrency(async () => {
  const hrm = await startHrm();
  return { one: hrm, other: hrm, close: () => hrm.close() };
});
