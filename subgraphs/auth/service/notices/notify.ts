import type { Unit } from '../../../kit/part/unit-of-work.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import type { Notification } from '../model/notification.ts';
import { notificationCreated } from '../published-events.ts';
import type { AuthStores } from '../stores/stores.ts';

/** What a notification says, before it is stored. */
export type NewNotification = Omit<Notification, 'id' | 'createdAt' | 'readAt'>;

/** Stores a notification and announces it with `auth.notification-created.v1`. */
export async function notify(
  { stores, now, publish }: Unit<Pick<AuthStores, 'notifications'>>,
  content: NewNotification,
): Promise<void> {
  const notification: Notification = { ...content, id: newId(), createdAt: now, readAt: undefined };
  await stores.notifications.insert([notification]);
  await publish(notificationCreated(notification));
}
