import { scalarResolvers } from '../../kit/graphql/scalars.ts';
import type { Resolvers } from '../generated/resolvers-types.ts';
import { authenticationMutations } from './authentication.ts';
import { credentialMutations } from './credentials.ts';
import {
  AuditEntry,
  Notification,
  NotificationSubject,
  notificationMutations,
  notificationQueries,
} from './notification.ts';
import { Organization, organizationMutations, organizationQueries, Role } from './organization.ts';
import { Session, User, userMutations, userQueries } from './user.ts';

/** All resolvers of `schema/auth.graphql`. */
export const resolvers: Resolvers = {
  DateTime: scalarResolvers.DateTime,
  Query: { ...userQueries, ...organizationQueries, ...notificationQueries },
  Mutation: {
    ...authenticationMutations,
    ...credentialMutations,
    ...userMutations,
    ...organizationMutations,
    ...notificationMutations,
  },
  AuditEntry,
  Notification,
  NotificationSubject,
  Organization,
  Role,
  Session,
  User,
};
