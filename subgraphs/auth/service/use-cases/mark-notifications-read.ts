import { z } from 'zod';
import type { MarkNotificationsReadRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { readGivenLists } from '../../../kit/values/given-lists.ts';
import { listField } from '../../../kit/values/list-field.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requireUser } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { Notification } from '../model/notification.ts';
import { notificationsRead } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ ids: listField(z.string(), { min: 1, max: 500 }).optional() });

/** Marks the caller's notifications as read, all when ids are left out; others' ids have no effect. */
export async function markNotificationsRead(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: MarkNotificationsReadRequest,
): Promise<{ readonly notifications: readonly Notification[]; readonly unreadCount: number }> {
  const reader = requireUser(call.viewer);
  const { ids } = validateInput(inputSchema, readGivenLists(request, ['ids']));
  return unitOfWork.change(dependencies, call, async ({ stores, now, publish }) => {
    const notifications = await stores.notifications.markRead(reader, ids, now);
    const readIds = notifications.map(({ id }) => id);
    if (readIds.length > 0) await publish(notificationsRead(reader, readIds));
    return { notifications, unreadCount: await stores.notifications.countUnread(reader) };
  });
}
