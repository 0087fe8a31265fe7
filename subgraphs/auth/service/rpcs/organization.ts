import type { AuthServiceService } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import {
  requireOrganization,
  requirePermission,
  requireUser,
  type Viewer,
} from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import {
  toAuditEntryMessage,
  toMailMessage,
  toNotificationMessage,
  toOrganizationMessage,
  toRoleMessage,
} from '../messages.ts';
import { findRole, roles } from '../model/roles.ts';
import { createStores } from '../stores/stores.ts';
import { createOrganization, updateOrganization } from '../use-cases/create-organization.ts';
import { markNotificationsRead } from '../use-cases/mark-notifications-read.ts';
import { requireOperator } from './require-operator.ts';

type OrganizationHandlers = Pick<
  ServiceHandlers<AuthServiceService>,
  | 'batchGetOrganizations'
  | 'listMyOrganizations'
  | 'createOrganization'
  | 'updateOrganization'
  | 'listRoles'
  | 'batchGetRoles'
  | 'batchGetNotifications'
  | 'listNotifications'
  | 'markNotificationsRead'
  | 'listAuditEntries'
  | 'listMail'
>;

/** RPCs about organizations, roles, notifications and records. */
export function createOrganizationHandlers(dependencies: AuthDependencies): OrganizationHandlers {
  const { database, permissionsOf } = dependencies;
  const stores = createStores(database.kysely, database.engine);

  const activeOrganizationIds = async (userId: string): Promise<string[]> =>
    (await stores.accounts.memberships(userId))
      .filter((membership) => membership.status === 'ACTIVE')
      .map((membership) => membership.organizationId);

  const visibleOrganizationIds = async (viewer: Viewer, ids: readonly string[]): Promise<string[]> => {
    const own = requireOrganization(viewer);
    if (ids.every((id) => id === own)) return [...ids];
    const reachable = viewer.kind === 'user' ? await activeOrganizationIds(viewer.userId) : [];
    return ids.filter((id) => id === own || reachable.includes(id));
  };

  return {
    batchGetOrganizations: async ({ ids }, { viewer }) => {
      const visible = await visibleOrganizationIds(viewer, ids);
      return { organizations: (await stores.organizations.findByIds(visible)).map(toOrganizationMessage) };
    },
    listMyOrganizations: async (_request, { viewer }) => {
      const ids = await activeOrganizationIds(requireUser(viewer).userId);
      return { organizations: (await stores.organizations.findByIds(ids)).map(toOrganizationMessage) };
    },
    createOrganization: async (request, call) => ({
      organization: toOrganizationMessage(await createOrganization(dependencies, call, request)),
    }),
    updateOrganization: async (request, call) => ({
      organization: toOrganizationMessage(await updateOrganization(dependencies, call, request)),
    }),
    listRoles: async () => ({ roles: roles.map((role) => toRoleMessage(role, permissionsOf)) }),
    batchGetRoles: async ({ ids }) => ({
      roles: ids.flatMap((id) => findRole(id) ?? []).map((role) => toRoleMessage(role, permissionsOf)),
    }),
    batchGetNotifications: async ({ ids }, { viewer }) => ({
      notifications: (await stores.notifications.findByIds(requireUser(viewer), ids)).map(
        toNotificationMessage,
      ),
    }),
    listNotifications: async ({ page, unreadOnly }, { viewer }) => {
      const reader = requireUser(viewer);
      const found = await stores.notifications.list(reader, { isUnreadOnly: unreadOnly }, page);
      return {
        notifications: found.rows.map(toNotificationMessage),
        page: found.page,
        unreadCount: await stores.notifications.countUnread(reader),
      };
    },
    markNotificationsRead: async (request, call) => {
      const { notifications, unreadCount } = await markNotificationsRead(dependencies, call, request);
      return { notifications: notifications.map(toNotificationMessage), unreadCount };
    },
    listAuditEntries: async ({ page, ...filter }, { viewer }) => {
      const organizationId = requirePermission(viewer, 'auth:audit:read');
      const found = await stores.audit.list(organizationId, filter, page);
      return { entries: found.rows.map(toAuditEntryMessage), page: found.page };
    },
    listMail: async ({ page, to }, { viewer }) => {
      const found = await stores.mails.list(requireOperator(viewer).organizationId, { to }, page);
      return { mails: found.rows.map(toMailMessage), page: found.page };
    },
  };
}
