import type { LogoutEverywhereRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { requireActingUser } from '../sessions/acting-user.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { unitOfWork } from '../unit-of-work.ts';

/** Ends all sessions of the caller, in every organization; resolves with their number. */
export async function logOutEverywhere(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: LogoutEverywhereRequest,
): Promise<number> {
  return unitOfWork.change(dependencies, call, async (unit) => {
    const { user, sessionId } = await requireActingUser(unit, call);
    const sessions = await unit.stores.sessions.listLiveEverywhere(user.id, unit.now);
    const ended = sessions.filter((session) => !(request.keepCurrent && session.id === sessionId));
    await revokeSessions(unit, ended, 'logout-everywhere');
    return ended.length;
  });
}
