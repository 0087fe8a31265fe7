import { AuthServiceService } from '../../../proto/generated/erp/auth/v1/auth.ts';
import { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import type { FinanceServiceService } from '../../../proto/generated/erp/finance/v1/finance.ts';
import { defineService } from '../../kit/part/define-service.ts';
import { consumedEvents } from './consumed-events.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { FinanceDependencies } from './dependencies.ts';
import { migrations } from './migrations/migrations.ts';
import { nodeTypes } from './node-types.ts';
import { createCustomerDirectory } from './peers/customer-directory.ts';
import { createUserDirectory } from './peers/user-directory.ts';
import { createRpcs } from './rpcs/rpcs.ts';
import { type FinanceSettings, settings } from './settings.ts';
import type { FinanceTables } from './stores/tables.ts';

/** The reference gRPC service of finance. */
export const service = defineService<FinanceServiceService, FinanceTables, FinanceSettings>({
  migrations,
  nodeTypes,
  settings,
  createParts: ({ database, clock, settings: values, connectPeer }) => {
    const customers = createCustomerDirectory(connectPeer('crm', CrmServiceService));
    const users = createUserDirectory(connectPeer('auth', AuthServiceService));
    const dependencies: FinanceDependencies = { database, clock, settings: values, customers, users };
    return {
      rpcs: createRpcs(dependencies),
      eventHandlers: consumedEvents(dependencies),
      seed: () => seedDemo(dependencies),
    };
  },
});
