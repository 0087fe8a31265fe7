import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/part/service-runtime.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { CrmDependencies } from './dependencies.ts';
import { migrations } from './migrations/migrations.ts';
import { createUserDirectory } from './peers/user-directory.ts';
import { createCrmService } from './rpcs/rpcs.ts';
import type { CrmTables } from './stores/tables.ts';

/** Starts the reference gRPC service of crm. */
export function startCrmService(options: ServiceOptions): Promise<RunningPart> {
  return startService<CrmTables>(
    {
      domain: 'crm',
      migrations,
      createParts: (database) => {
        const users = createUserDirectory(() => options.peerAddress('auth'), options.viewerTokens);
        const dependencies: CrmDependencies = { database, clock: options.clock, users };
        return {
          services: [createCrmService(dependencies)],
          seed: () => seedDemo(dependencies),
          close: () => users.close(),
        };
      },
    },
    options,
  );
}
