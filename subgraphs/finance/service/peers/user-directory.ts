import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { inNameOf, type Peer } from '../../../kit/grpc/connect-peer.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertReferable } from '../../../kit/viewer/user-reference.ts';
import { requireOrganization } from '../../../kit/viewer/viewer.ts';

/** The users whom invoices may be for: members of the caller's organization, as the auth domain knows them. */
export interface UserDirectory {
  /**
   * Throws NOT_FOUND for a user of no or another organization, BAD_USER_INPUT for a disabled one. Ask outside of
   * transactions.
   */
  assertMember(call: ServiceCall, userId: string): Promise<void>;
}

/** Asks the auth service in finance's own name: the caller need not be allowed to read all of the user's data. */
export function createUserDirectory(auth: Peer<AuthServiceService>): UserDirectory {
  return {
    assertMember: async (call, userId) => {
      const asFinance = inNameOf('finance', requireOrganization(call.viewer), call);
      const { users } = await auth.rpc(asFinance).batchGetUsers({ ids: [userId] });
      assertReferable(
        { path: 'userId', userId, mayBeInvited: true },
        users.find((user) => user.id === userId),
      );
    },
  };
}
