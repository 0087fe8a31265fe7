import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/part/service-runtime.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { migrations } from './migrations/migrations.ts';
import { createHrmService } from './rpcs/rpcs.ts';
import { readSettings } from './settings.ts';
import type { HrmTables } from './stores/tables.ts';

/** Starts the reference gRPC service of hrm. */
export function startHrmService(options: ServiceOptions): Promise<RunningPart> {
  const settings = readSettings(options.environment);
  return startService<HrmTables>(
    {
      domain: 'hrm',
      migrations,
      createParts: (database) => ({
        services: [createHrmService({ database, clock: options.clock, settings })],
        seed: () => seedDemo(database, options.clock),
      }),
    },
    options,
  );
}
