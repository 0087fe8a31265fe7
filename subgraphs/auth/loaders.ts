import type DataLoader from 'dataloader';
import type {
  Notification,
  Organization,
  Role,
  Session,
  User,
} from '../../proto/generated/erp/auth/v1/auth.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import type { CallOptions } from '../kit/grpc/grpc-client.ts';
import type { AuthClient } from './service-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface AuthLoaders {
  readonly user: DataLoader<string, User | null>;
  readonly organization: DataLoader<string, Organization | null>;
  readonly role: DataLoader<string, Role | null>;
  readonly notification: DataLoader<string, Notification | null>;
  /** Live sessions by user id. */
  readonly sessions: DataLoader<string, readonly Session[]>;
}

/** The loaders of one request, for one viewer. */
export function createLoaders(auth: AuthClient, call: CallOptions): AuthLoaders {
  return {
    user: createEntityLoader(async (ids) => (await auth.batchGetUsers({ ids }, call)).users),
    organization: createEntityLoader(
      async (ids) => (await auth.batchGetOrganizations({ ids }, call)).organizations,
    ),
    role: createEntityLoader(async (ids) => (await auth.batchGetRoles({ ids }, call)).roles),
    notification: createEntityLoader(
      async (ids) => (await auth.batchGetNotifications({ ids }, call)).notifications,
    ),
    sessions: createGroupLoader(
      async (userIds) => (await auth.batchListSessionsByUsers({ userIds }, call)).sessions,
      (session) => session.userId,
    ),
  };
}
