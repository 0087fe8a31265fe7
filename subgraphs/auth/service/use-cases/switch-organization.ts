import type {
  Authentication,
  SwitchOrganizationRequest,
} from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { asMember, chooseMembership } from '../model/choose-membership.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { authenticate } from '../sessions/authenticate.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { startSession } from '../sessions/start-session.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Replaces the caller's session by one in another organization they are a member of; it ends when the old one would
 * have. NOT_FOUND for an organization of which they are not an active member.
 */
export async function switchOrganization(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: SwitchOrganizationRequest,
): Promise<Authentication> {
  const { organizationId } = request;
  const started = await unitOfWork.change(dependencies, call, async (unit) => {
    const { stores } = unit;
    const { user, sessionId } = await requireActingUser(unit, call);
    const account = await stores.accounts.lock(user.id);
    const session = await stores.sessions.lock(sessionId);
    const memberships = await stores.memberships.list(user.id);
    const membership = chooseMembership(memberships, user.organizationId, organizationId);
    if (!membership) throw notFound('Organization', organizationId);
    await revokeSessions(unit, [session], 'organization-switched');
    const moved = { ...account, homeOrganizationId: organizationId };
    await stores.accounts.update(moved);
    return startSession(unit, call, asMember(moved, membership), session.expiresAt);
  });
  return authenticate(dependencies, started);
}
