import { createTestDatabase } from '../../../test/harness/real-services.ts';
import { describeSeedDemo } from './seed-demo-contract.ts';

describeSeedDemo(createTestDatabase);
