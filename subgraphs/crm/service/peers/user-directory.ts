import type { AuthServiceService, User } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { inNameOf, type Peer } from '../../../kit/grpc/connect-peer.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { assertReferable, isReferable, type UserReference } from '../../../kit/viewer/user-reference.ts';
import { hasPermission, requireOrganization, userIdOf } from '../../../kit/viewer/viewer.ts';

/** The users whom records of crm may name: members of the caller's organization, as the auth domain knows them. */
export interface UserDirectory {
  /**
   * Checks that a record may be given to the user. Throws NOT_FOUND for a user of no or another organization,
   * BAD_USER_INPUT for one who is not active or may not see the record. Ask outside of transactions.
   */
  assertOwner(call: ServiceCall, reference: OwnerReference): Promise<void>;
  /** Whether the user is an active member who has all of the permissions. Ask outside of transactions. */
  mayOwn(call: ServiceCall, userId: string, permissions: readonly string[]): Promise<boolean>;
}

/** The owner whom the input names, and what an owner of the record needs. */
export type OwnerReference = Required<Pick<UserReference, 'userId' | 'permission'>>;

/**
 * Asks the auth service in crm's own name: a person who gives records to others need not be allowed to read all of
 * their data. A caller who names themselves and may see the record needs no question.
 */
export function createUserDirectory(auth: Peer<AuthServiceService>): UserDirectory {
  const findUser = async (call: ServiceCall, userId: string): Promise<User | undefined> => {
    const asCrm = inNameOf('crm', requireOrganization(call.viewer), call);
    const { users } = await auth.rpc(asCrm).batchGetUsers({ ids: [userId] });
    return users.find((user) => user.id === userId);
  };
  return {
    assertOwner: async (call, { userId, permission }) => {
      if (userId === userIdOf(call.viewer) && hasPermission(call.viewer, permission)) return;
      assertReferable({ path: 'ownerId', userId, permission }, await findUser(call, userId));
    },
    mayOwn: async (call, userId, permissions) => {
      const user = await findUser(call, userId);
      return permissions.every((permission) => isReferable({ userId, permission }, user));
    },
  };
}
