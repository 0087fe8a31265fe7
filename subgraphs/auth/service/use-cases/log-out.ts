import { z } from 'zod';
import type { LogoutRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { handedInTokenField } from '../model/input-fields.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ refreshToken: handedInTokenField.optional() });

/** Ends the session of the call, and that of the refresh token when one is given. Safe to repeat. */
export async function logOut(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: LogoutRequest,
): Promise<void> {
  const { refreshToken } = validateInput(inputSchema, request);
  const { viewer } = call;
  if (viewer.kind !== 'user' && refreshToken === undefined)
    throw new DomainError('UNAUTHENTICATED', 'You must be logged in.');
  await unitOfWork.change(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const ids = new Set<string>();
    if (viewer.kind === 'user') ids.add(viewer.sessionId);
    const token = refreshToken && (await stores.sessions.findRefreshToken(hashToken(refreshToken)));
    if (token) ids.add(token.sessionId);
    for (const id of ids) {
      const session = await stores.sessions.lockLive(id, now);
      if (session) await revokeSessions(unit, [session], 'logout', session.userId);
    }
  });
}
