import type { RunningPart } from '../../kit/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/service-runtime.ts';
import type { CrmDependencies } from './dependencies.ts';
import { createCrmService } from './grpc-server.ts';
import { migrations } from './migrations/migrations.ts';
import { seedDemo } from './seed-demo.ts';
import type { CrmTables } from './tables.ts';

/** Starts the reference gRPC service of crm. */
export function startCrmService(options: ServiceOptions): Promise<RunningPart> {
  return startService<CrmTables>(
    {
      domain: 'crm',
      migrations,
      createParts: (database) => {
        const dependencies: CrmDependencies = { database, clock: options.clock };
        return { services: [createCrmService(dependencies)], seed: () => seedDemo(dependencies) };
      },
    },
    options,
  );
}
