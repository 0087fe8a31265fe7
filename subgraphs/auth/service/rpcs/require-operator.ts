import { DomainError } from '../../../kit/errors/domain-error.ts';
import { requireOrganization, type ServiceViewer, type Viewer } from '../../../kit/viewer/viewer.ts';

/** A part of the system acting on its own; users are refused, whatever their permissions. */
export function requireOperator(viewer: Viewer): ServiceViewer {
  requireOrganization(viewer);
  if (viewer.kind === 'service') return viewer;
  throw new DomainError('FORBIDDEN', 'Only operators can do this.');
}
