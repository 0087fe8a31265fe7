import { AuthServiceService } from '../../../proto/generated/erp/auth/v1/auth.ts';
import type { HrmServiceService } from '../../../proto/generated/erp/hrm/v1/hrm.ts';
import { defineService } from '../../kit/part/define-service.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { HrmDependencies } from './dependencies.ts';
import { endDueEmployments } from './jobs/end-due-employments.ts';
import { migrations } from './migrations/migrations.ts';
import { nodeTypes } from './node-types.ts';
import { createUserDirectory } from './peers/user-directory.ts';
import { createRpcs } from './rpcs/rpcs.ts';
import { type HrmSettings, settings } from './settings.ts';
import type { HrmTables } from './stores/tables.ts';

/** The reference gRPC service of hrm. */
export const service = defineService<HrmServiceService, HrmTables, HrmSettings>({
  migrations,
  nodeTypes,
  settings,
  createParts: (start) => {
    const { database, clock, logger } = start;
    const users = createUserDirectory(start.connectPeer('auth', AuthServiceService));
    const dependencies: HrmDependencies = { database, clock, logger, settings: start.settings, users };
    return {
      rpcs: createRpcs(dependencies),
      jobs: [
        {
          name: 'end-due-employments',
          intervalMs: 60_000,
          runsAtStart: true,
          run: () => endDueEmployments(dependencies),
        },
      ],
      seed: () => seedDemo(dependencies),
    };
  },
});
