import { z } from 'zod';
import type { RevokeTokenRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { handedInTokenField } from '../model/input-fields.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import { revokeSessions } from '../sessions/revoke-sessions.ts';
import type { AuthStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ token: handedInTokenField });

/** RFC 7009: ends the session of an access or refresh token; an unknown token is not an error. */
export async function revokeToken(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RevokeTokenRequest,
): Promise<void> {
  const { token } = validateInput(inputSchema, request);
  const verified = await dependencies.accessTokens.verify(token);
  await unitOfWork.change(dependencies, call, async (unit) => {
    const sessionId =
      verified.kind === 'valid'
        ? verified.claims.sessionId
        : await findSessionOfRefreshToken(unit.stores, token);
    const session = sessionId && (await unit.stores.sessions.lockLive(sessionId, unit.now));
    if (session) await revokeSessions(unit, [session], 'token-revoked');
  });
}

async function findSessionOfRefreshToken(stores: AuthStores, token: string): Promise<string | undefined> {
  return (await stores.sessions.findRefreshToken(hashToken(token)))?.sessionId;
}
