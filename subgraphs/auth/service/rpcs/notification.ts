import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import { requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { markNotificationsRead } from '../use-cases/mark-notifications-read.ts';

type NotificationRpcs = Pick<
  ServiceHandlers<AuthServiceService>,
  'batchGetNotifications' | 'listNotifications' | 'markNotificationsRead'
>;

/** RPCs about the caller's notifications. */
export function createNotificationRpcs(dependencies: AuthDependencies): NotificationRpcs {
  const { notifications } = unitOfWork.read(dependencies);
  return {
    batchGetNotifications: async ({ ids }, { viewer }) => ({
      notifications: [...(await notifications.findByIds(requireUser(viewer), ids))],
    }),
    listNotifications: async ({ page, unreadOnly }, { viewer }) => {
      const reader = requireUser(viewer);
      const found = await notifications.list(reader, { isUnreadOnly: unreadOnly }, page);
      return {
        notifications: [...found.rows],
        page: found.page,
        unreadCount: await notifications.countUnread(reader),
      };
    },
    markNotificationsRead: async (request, call) => {
      const marked = await markNotificationsRead(dependencies, call, request);
      return { notifications: [...marked.notifications], unreadCount: marked.unreadCount };
    },
  };
}
