import { AuthServiceService, User } from '../../proto/generated/erp/auth/v1/auth.ts';
import { bindService, startGrpcServer } from '../../subgraphs/kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import { createLogger } from '../../subgraphs/kit/observability/logger.ts';
import { createPartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';
import { hasPermission, requireOrganization } from '../../subgraphs/kit/viewer/viewer.ts';
import { createViewerTokens } from '../../subgraphs/kit/viewer/viewer-token.ts';
import { testViewerTokenSecret } from './start-domain.ts';

/** What domains ask of auth. */
const definition = { batchGetUsers: AuthServiceService.batchGetUsers } as const;

/** What a test says about a user; the rest is empty, and the status ACTIVE. */
export type FakeUser = Partial<Pick<User, 'status' | 'permissions'>>;

/**
 * An auth service that answers BatchGetUsers and nothing else: status and permissions for callers who may read them.
 * @param find the user with this id in an organization; undefined when there is none
 */
export function startFakeAuth(
  find: (organizationId: string, userId: string) => FakeUser | undefined,
): Promise<RunningPart> {
  const noUser = User.decode(new Uint8Array());
  return startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      bindService(definition, {
        batchGetUsers: async ({ ids }, { viewer }) => ({
          users: ids.flatMap((id): User[] => {
            const user = find(requireOrganization(viewer), id);
            if (!user) return [];
            return [
              hasPermission(viewer, 'auth:user:read')
                ? { ...noUser, id, status: 'ACTIVE', ...user }
                : { ...noUser, id },
            ];
          }),
        }),
      }),
    ],
    viewerTokens: createViewerTokens(testViewerTokenSecret),
    logger: createLogger('fake-auth', 'silent'),
    metrics: createPartMetrics('fake-auth', { collectProcessMetrics: false }),
  });
}
