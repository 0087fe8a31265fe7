import { z } from 'zod';
import type { CrmServiceService } from '../../../../proto/generated/erp/crm/v1/crm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { toOwnedPages } from '../messages.ts';
import { activitySubjects } from '../model/activity.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { logActivity } from '../use-cases/log-activity.ts';

type ActivityRpcs = Pick<
  ServiceHandlers<CrmServiceService>,
  'listActivities' | 'batchListActivitiesBySubject' | 'logActivity'
>;

const readPermission = 'crm:activity:read';

const batchSchema = z.object({ subject: z.enum(activitySubjects, 'Not a subject of activities.') });

/** RPCs about activities. */
export function createActivityRpcs(dependencies: CrmDependencies): ActivityRpcs {
  const { activities } = unitOfWork.read(dependencies);
  return {
    listActivities: async ({ page, ...filter }, { viewer }) => {
      const found = await activities.list(
        requirePermission(viewer, readPermission),
        { ...filter, kind: filter.kind === 'UNSPECIFIED' ? undefined : filter.kind },
        page,
      );
      return { activities: [...found.rows], page: found.page };
    },
    batchListActivitiesBySubject: async ({ subjectIds, page, limit, ...request }, { viewer }) => {
      const organizationId = requirePermission(viewer, readPermission);
      const { subject } = validateInput(batchSchema, request);
      const asked = page ?? (limit === 0 ? undefined : { first: limit });
      const pages = await activities.listBySubjects(organizationId, subject, subjectIds, asked);
      return { activities: [...pages.values()].flatMap(({ rows }) => rows), pages: toOwnedPages(pages) };
    },
    logActivity: async (request, call) => ({
      activity: await logActivity(dependencies, call, request),
    }),
  };
}
