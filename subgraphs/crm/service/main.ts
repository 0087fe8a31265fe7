import { AuthServiceService } from '../../../proto/generated/erp/auth/v1/auth.ts';
import type { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import { defineService } from '../../kit/part/define-service.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { CrmDependencies } from './dependencies.ts';
import { migrations } from './migrations/migrations.ts';
import { nodeTypes } from './node-types.ts';
import { createUserDirectory } from './peers/user-directory.ts';
import { createRpcs } from './rpcs/rpcs.ts';
import type { CrmTables } from './stores/tables.ts';

/** The reference gRPC service of crm. */
export const service = defineService<CrmServiceService, CrmTables>({
  migrations,
  nodeTypes,
  createParts: ({ database, clock, connectPeer }) => {
    const users = createUserDirectory(connectPeer('auth', AuthServiceService));
    const dependencies: CrmDependencies = { database, clock, users };
    return { rpcs: createRpcs(dependencies), seed: () => seedDemo(dependencies) };
  },
});
