import type { RunningPart } from '../../kit/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/service-runtime.ts';
import { createCrmService } from './grpc-server.ts';
import { migrations } from './migrations/migrations.ts';
import type { CrmTables } from './tables.ts';

/** Starts the reference gRPC service of crm. */
export function startCrmService(options: ServiceOptions): Promise<RunningPart> {
  return startService<CrmTables>(
    {
      domain: 'crm',
      migrations,
      createParts: (database) => ({
        services: [createCrmService({ database, clock: options.clock })],
      }),
    },
    options,
  );
}
