import { createTestDatabase } from '../../../test/harness/real-services.ts';
import { describeStores } from './stores-contract.ts';

describeStores(createTestDatabase);
