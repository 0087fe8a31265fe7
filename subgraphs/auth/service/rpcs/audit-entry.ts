import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toAuditEntryMessage } from '../messages.ts';
import { unitOfWork } from '../unit-of-work.ts';

type AuditEntryRpcs = Pick<ServiceHandlers<AuthServiceService>, 'listAuditEntries'>;

/** RPCs about the audit log. */
export function createAuditEntryRpcs(dependencies: AuthDependencies): AuditEntryRpcs {
  const { audit } = unitOfWork.read(dependencies);
  return {
    listAuditEntries: async ({ page, ...filter }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'auth:audit:read');
      const found = await audit.list(organizationId, filter, page);
      return { entries: found.rows.map(toAuditEntryMessage), page: found.page };
    },
  };
}
