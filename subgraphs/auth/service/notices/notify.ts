import type { NewEvent } from '../../../kit/events/outbox.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { Notification } from '../model/notification.ts';
import { notificationCreated } from '../published-events.ts';
import type { NotificationStore } from '../stores/notification-store.ts';

/** What a notification says, before it is stored. */
export type NewNotification = Omit<Notification, 'id' | 'createdAt' | 'readAt'>;

/** Stores a notification and announces it with `auth.notification-created.v1`, in the caller's transaction. */
export async function notify(
  transaction: {
    readonly notifications: Pick<NotificationStore, 'insert'>;
    readonly publish: (event: NewEvent) => Promise<void>;
    readonly now: Date;
  },
  content: NewNotification,
): Promise<Notification> {
  const notification: Notification = {
    ...content,
    id: newId(),
    createdAt: transaction.now,
    readAt: undefined,
  };
  await transaction.notifications.insert(notification);
  await transaction.publish(notificationCreated(notification));
  return notification;
}
