import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/part/service-runtime.ts';
import { consumedEvents } from './consumed-events.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { FinanceDependencies } from './dependencies.ts';
import { migrations } from './migrations/migrations.ts';
import { createCustomerDirectory } from './peers/customer-directory.ts';
import { createFinanceService } from './rpcs/rpcs.ts';
import { settings } from './settings.ts';
import type { FinanceTables } from './stores/tables.ts';

/** Starts the reference gRPC service of finance. */
export function startFinanceService(options: ServiceOptions): Promise<RunningPart> {
  return startService<FinanceTables>(
    {
      domain: 'finance',
      migrations,
      createParts: (database) => {
        const dependencies: FinanceDependencies = {
          database,
          clock: options.clock,
          settings: settings.read(options.environment),
          customers: createCustomerDirectory(() => options.peerAddress('crm'), options.viewerTokens),
        };
        return {
          services: [createFinanceService(dependencies)],
          eventHandlers: consumedEvents(dependencies),
          seed: () => seedDemo(dependencies),
          close: () => dependencies.customers.close(),
        };
      },
    },
    options,
  );
}
