import type { Authentication } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { accessTokenSeconds } from '../access-tokens/access-tokens.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { toUserMessage } from '../messages.ts';
import type { StartedSession } from './start-session.ts';

/** What the client gets: call it when the session is stored, signing has no place in a transaction. */
export async function authenticate(
  { accessTokens, permissionsOf }: AuthDependencies,
  started: StartedSession,
): Promise<Authentication> {
  return {
    accessToken: await accessTokens.issue(started.user, started.session.id),
    refreshToken: started.refreshToken,
    expiresIn: accessTokenSeconds,
    sessionId: started.session.id,
    user: toUserMessage(started.user, permissionsOf),
    organization: started.organization,
  };
}
