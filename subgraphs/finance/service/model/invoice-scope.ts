import { hasPermission, requireOrganization, type Viewer } from '../../../kit/viewer/viewer.ts';

/** Which invoices a caller may see. */
export interface InvoiceScope {
  readonly organizationId: string;
  /** Set for callers who see only issued invoices made out to this user. */
  readonly onlyUserId?: string;
}

/**
 * Callers with `finance:invoice:read` see all invoices of their organization, other users those made out to
 * them once they are issued. Throws UNAUTHENTICATED for anonymous callers.
 */
export function readableInvoices(viewer: Viewer): InvoiceScope {
  const organizationId = requireOrganization(viewer);
  if (viewer.kind !== 'user' || hasPermission(viewer, 'finance:invoice:read')) return { organizationId };
  return { organizationId, onlyUserId: viewer.userId };
}
