import { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import { startGrpcServer } from '../../subgraphs/kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import { createLogger } from '../../subgraphs/kit/observability/logger.ts';
import { createPartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';
import { requireOrganization } from '../../subgraphs/kit/viewer/viewer.ts';
import { createViewerTokens } from '../../subgraphs/kit/viewer/viewer-token.ts';
import { testViewerTokenSecret } from './start-domain.ts';

/**
 * A crm service that answers BatchGetCustomers and nothing else, for callers of any kind.
 * @param customersOf ids of the customers it knows, by organization
 * @param archived ids of those that are archived; more may be added later
 */
export function startFakeCrm(
  customersOf: Readonly<Record<string, readonly string[]>>,
  archived: ReadonlySet<string> = new Set(),
): Promise<RunningPart> {
  const { batchGetCustomers } = CrmServiceService;
  return startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      {
        definition: { batchGetCustomers },
        implementation: {
          batchGetCustomers: async ({ ids }: { ids: string[] }, { viewer }) => ({
            customers: ids
              .filter((id) => customersOf[requireOrganization(viewer)]?.includes(id))
              .map((id) => ({
                id,
                kind: 'COMPANY',
                name: id,
                version: 1,
                ...(archived.has(id) && { archivedAt: new Date() }),
              })),
          }),
        },
      },
    ],
    viewerTokens: createViewerTokens(testViewerTokenSecret),
    logger: createLogger('crm', 'silent'),
    metrics: createPartMetrics('fake-crm', { collectProcessMetrics: false }),
  });
}
