import { AuthServiceService, User } from '../../../proto/generated/erp/auth/v1/auth.ts';
import { testViewerTokenSecret } from '../../../test/harness/start-domain.ts';
import { bindService, startGrpcServer } from '../../kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { createPartMetrics } from '../../kit/observability/part-metrics.ts';
import { requireOrganization } from '../../kit/viewer/viewer.ts';
import { createViewerTokens } from '../../kit/viewer/viewer-token.ts';

/** What crm asks of auth. */
const definition = { batchGetUsers: AuthServiceService.batchGetUsers } as const;

/** An auth service that knows these users of `acme-org` and no other user. */
export function startFakeAuth(userIds: readonly string[]): Promise<RunningPart> {
  const noUser = User.decode(new Uint8Array());
  return startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      bindService(definition, {
        batchGetUsers: async ({ ids }, { viewer }) => ({
          users:
            requireOrganization(viewer) === 'acme-org'
              ? ids.filter((id) => userIds.includes(id)).map((id) => ({ ...noUser, id }))
              : [],
        }),
      }),
    ],
    viewerTokens: createViewerTokens(testViewerTokenSecret),
    logger: createLogger('fake-auth', 'silent'),
    metrics: createPartMetrics('fake-auth', { collectProcessMetrics: false }),
  });
}
