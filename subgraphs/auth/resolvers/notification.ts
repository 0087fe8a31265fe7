import type {
  Notification as NotificationMessage,
  NotificationSubjectType,
} from '../../../proto/generated/erp/auth/v1/auth.ts';
import { loadReferred } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { toGivenLists } from '../../kit/values/given-lists.ts';
import { required } from '../../kit/values/required.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { SubjectReference } from '../context.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type NotificationQueries = Pick<QueryResolvers, 'myNotifications' | 'auditLog'>;
type NotificationMutations = Pick<MutationResolvers, 'markNotificationsRead'>;

/** What a user should know, and what administrators look up. */
export const notificationQueries: NotificationQueries = {
  myNotifications: async (_parent, args, { service, call }, info) => {
    const found = await service.listNotifications(
      { page: toPageRequest(args, info), unreadOnly: args.unreadOnly },
      call,
    );
    return { ...toConnection(found.notifications, found.page), unreadCount: found.unreadCount };
  },
  auditLog: async (_parent, args, { service, call }, info) => {
    const found = await service.listAuditEntries(
      { ...withoutNulls(args.filter ?? {}), page: toPageRequest(args, info) },
      call,
    );
    return toConnection(found.entries, found.page);
  },
};

/** Reading notifications. */
export const notificationMutations: NotificationMutations = {
  markNotificationsRead: (_parent, { input }, { service, call }) =>
    service.markNotificationsRead(toGivenLists({ ids: input.ids }), call),
};

/** Types of the graph that a notification can point to. */
const entityOfSubject: Readonly<Partial<Record<NotificationSubjectType, SubjectReference['__typename']>>> = {
  RESERVATION: 'Reservation',
  INVOICE: 'Invoice',
  PAYMENT_INTENT: 'PaymentIntent',
  LEAD: 'Lead',
  LEAVE_REQUEST: 'LeaveRequest',
  EVENT: 'Event',
};

function subjectOf({ subjectType, subjectId }: NotificationMessage): SubjectReference | null {
  const typename = entityOfSubject[subjectType];
  return typename ? { __typename: typename, id: subjectId } : null;
}

/** Proto enums have a member for "not set", which the service never sends for these. */
function set<Value extends string>(value: Value): Exclude<Value, 'UNSPECIFIED'> {
  if (value === 'UNSPECIFIED') throw new Error('The service left out a required enum.');
  return value as Exclude<Value, 'UNSPECIFIED'>;
}

/** Fields of a notification that differ from its message. */
export const Notification: Resolvers['Notification'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.notificationById.load(id),
  kind: ({ kind }) => set(kind),
  subjectType: ({ subjectType }) => set(subjectType),
  subject: subjectOf,
  createdAt: ({ createdAt }) => required(createdAt),
};

/** The type behind the subject of a notification. */
export const NotificationSubject: Resolvers['NotificationSubject'] = {
  __resolveType: ({ __typename }) => __typename,
};

/** Fields of an audit entry that differ from its message. */
export const AuditEntry: Resolvers['AuditEntry'] = {
  actor: ({ actorId }, _args, { loaders }) => loadReferred(loaders.userById, 'User', actorId),
  details: ({ details }) => Object.entries(details).map(([name, value]) => ({ name, value })),
  occurredAt: ({ occurredAt }) => required(occurredAt),
};
