import type DataLoader from 'dataloader';
import type {
  AuthServiceService,
  Notification,
  Organization,
  Role,
  Session,
  User,
} from '../../proto/generated/erp/auth/v1/auth.ts';
import { createEntityLoader, createGroupLoader } from '../kit/graphql/batch-loader.ts';
import type { CallOptions, ServiceClient } from '../kit/grpc/grpc-client.ts';

/** Batching of one request: one RPC per entity type and level. */
export interface AuthLoaders {
  readonly userById: DataLoader<string, User | null>;
  readonly organizationById: DataLoader<string, Organization | null>;
  readonly roleByKey: DataLoader<string, Role | null>;
  readonly notificationById: DataLoader<string, Notification | null>;
  /** Live sessions. */
  readonly sessionsByUser: DataLoader<string, readonly Session[]>;
}

/** The loaders of one request, for one viewer. */
export function createLoaders(service: ServiceClient<AuthServiceService>, call: CallOptions): AuthLoaders {
  return {
    userById: createEntityLoader(async (ids) => (await service.batchGetUsers({ ids }, call)).users),
    organizationById: createEntityLoader(
      async (ids) => (await service.batchGetOrganizations({ ids }, call)).organizations,
    ),
    roleByKey: createEntityLoader(async (ids) => (await service.batchGetRoles({ ids }, call)).roles),
    notificationById: createEntityLoader(
      async (ids) => (await service.batchGetNotifications({ ids }, call)).notifications,
    ),
    sessionsByUser: createGroupLoader(
      async (userIds) => (await service.batchListSessionsByUsers({ userIds }, call)).sessions,
      (session) => session.userId,
    ),
  };
}
