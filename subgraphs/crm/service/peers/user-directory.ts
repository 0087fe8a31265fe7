import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Peer } from '../../../kit/grpc/connect-peer.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requireUser } from '../../../kit/viewer/viewer.ts';

/** The users that crm may name as owners: those of the caller's organization, as the auth domain knows them. */
export interface UserDirectory {
  /** Throws NOT_FOUND for a user of no or another organization. Ask outside of transactions. */
  assertMember(call: ServiceCall, userId: string): Promise<void>;
}

/** Asks the auth service; a caller who names themselves needs no question. */
export function createUserDirectory(auth: Peer<AuthServiceService>): UserDirectory {
  return {
    assertMember: async (call, userId) => {
      if (userId === requireUser(call.viewer).userId) return;
      const { users } = await auth.rpc(call).batchGetUsers({ ids: [userId] });
      if (!users.some((user) => user.id === userId)) throw notFound('User', userId);
    },
  };
}
