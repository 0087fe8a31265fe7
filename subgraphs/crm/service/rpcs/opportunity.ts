import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { toOpportunityMessage, toOwnedPages, toPipelineStageMessage } from '../messages.ts';
import { toPipeline } from '../model/pipeline.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { createOpportunity } from '../use-cases/create-opportunity.ts';
import { moveOpportunity } from '../use-cases/move-opportunity.ts';
import { updateOpportunity } from '../use-cases/update-opportunity.ts';

type OpportunityRpcs = Pick<
  ServiceHandlers<CrmServiceService>,
  | 'batchGetOpportunities'
  | 'listOpportunities'
  | 'batchListOpportunitiesByCustomer'
  | 'getPipeline'
  | 'createOpportunity'
  | 'updateOpportunity'
  | 'moveOpportunity'
>;

const readPermission = 'crm:opportunity:read';
/** What callers get that know no pages. */
const wholePage = { first: 100 };

/** RPCs about opportunities. */
export function createOpportunityRpcs(dependencies: CrmDependencies): OpportunityRpcs {
  const { opportunities } = unitOfWork.read(dependencies);
  return {
    batchGetOpportunities: async ({ ids }, { viewer }) => {
      const found = await opportunities.findByIds(requirePermission(viewer, readPermission), ids);
      return { opportunities: found.map(toOpportunityMessage) };
    },
    listOpportunities: async ({ page, ...filter }, { viewer }) => {
      const found = await opportunities.list(
        requirePermission(viewer, readPermission),
        { ...filter, stage: filter.stage === 'UNSPECIFIED' ? undefined : filter.stage },
        page,
      );
      return { opportunities: found.rows.map(toOpportunityMessage), page: found.page };
    },
    batchListOpportunitiesByCustomer: async ({ customerIds, page = wholePage }, { viewer }) => {
      const organizationId = requirePermission(viewer, readPermission);
      const pages = await opportunities.listByCustomers(organizationId, customerIds, page);
      return {
        opportunities: [...pages.values()].flatMap(({ rows }) => rows.map(toOpportunityMessage)),
        pages: toOwnedPages(pages),
      };
    },
    getPipeline: async ({ ownerId }, { viewer }) => {
      const totals = await opportunities.sumByStage(requirePermission(viewer, readPermission), ownerId);
      return { stages: toPipeline(totals).map(toPipelineStageMessage) };
    },
    createOpportunity: async (request, call) => ({
      opportunity: toOpportunityMessage(
        await once(call, () => createOpportunity(dependencies, call, request)),
      ),
    }),
    updateOpportunity: async (request, call) => ({
      opportunity: toOpportunityMessage(
        await once(call, () => updateOpportunity(dependencies, call, request)),
      ),
    }),
    moveOpportunity: async (request, call) => ({
      opportunity: toOpportunityMessage(await moveOpportunity(dependencies, call, request)),
    }),
  };
}
