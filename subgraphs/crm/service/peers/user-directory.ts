import { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { notFound } from '../../../kit/errors/domain-error.ts';
import { type ConnectedClient, createGrpcClient, forwardCall } from '../../../kit/grpc/grpc-client.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { requireUser } from '../../../kit/viewer/viewer.ts';
import type { ViewerTokens } from '../../../kit/viewer/viewer-token.ts';

/** The users that crm may name as owners: those of the caller's organization, as the auth domain knows them. */
export interface UserDirectory {
  /** Throws NOT_FOUND for a user of no or another organization. Ask outside of transactions. */
  assertMember(call: ServiceCall, userId: string): Promise<void>;
  close(): void;
}

/** @param readAddress `host:port` of the auth service, asked for at the first question */
export function createUserDirectory(readAddress: () => string, viewerTokens: ViewerTokens): UserDirectory {
  let auth: ConnectedClient<AuthServiceService> | undefined;
  return {
    assertMember: async (call, userId) => {
      if (userId === requireUser(call.viewer).userId) return;
      auth ??= createGrpcClient(AuthServiceService, readAddress());
      const { users } = await auth.rpc.batchGetUsers(
        { ids: [userId] },
        await forwardCall(call, viewerTokens),
      );
      if (!users.some((user) => user.id === userId)) throw notFound('User', userId);
    },
    close: () => auth?.close(),
  };
}
