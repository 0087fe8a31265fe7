import {
  acme,
  type DemoUser,
  demoOrganizations,
  demoPassword,
  demoUserByEmail,
  demoUsers,
  globex,
} from '../../../kit/demo/demo-people.ts';
import { demoReservations } from '../../../kit/demo/demo-sales.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { Notification } from '../model/notification.ts';
import type { Account } from '../model/user.ts';
import { toUserRow } from '../stores/account-store.ts';
import { type AuditEntry, toAuditRow } from '../stores/audit-store.ts';
import { toNotificationRow } from '../stores/notification-store.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * Organizations, users (one password hash for all of them), notifications and a start of the audit log.
 * Rows that exist stay as they are. Nothing is published: the other domains seed their own side.
 */
export async function seedDemo({ database, clock, hasher }: AuthDependencies): Promise<void> {
  const now = clock();
  const existing = await database.kysely
    .selectFrom('users')
    .select('id')
    .where(
      'id',
      'in',
      demoUsers.map((user) => user.id),
    )
    .execute();
  if (existing.length === demoUsers.length) return;
  const passwordHash = await hasher.hash(demoPassword);
  const foundedAt = new Date(now.getTime() - 120 * dayMs);
  await database.transaction(async (transaction) => {
    await transaction
      .insertInto('organizations')
      .values(
        demoOrganizations.map(({ id, name, slug }) => ({
          id,
          name,
          slug,
          created_at: foundedAt.toISOString(),
          updated_at: foundedAt.toISOString(),
          version: 1,
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await transaction
      .insertInto('users')
      .values(demoUsers.map((user) => toUserRow(toAccount(user, passwordHash, foundedAt))))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await transaction
      .insertInto('memberships')
      .values(
        demoUsers.map((user) => ({
          user_id: user.id,
          organization_id: user.organization.id,
          status: 'ACTIVE' as const,
          created_at: foundedAt.toISOString(),
          has_joined: true,
        })),
      )
      .onConflict((conflict) => conflict.columns(['user_id', 'organization_id']).doNothing())
      .execute();
    await transaction
      .insertInto('membership_roles')
      .values(
        demoUsers.map((user) => ({
          user_id: user.id,
          organization_id: user.organization.id,
          role: user.role,
        })),
      )
      .onConflict((conflict) => conflict.columns(['user_id', 'organization_id', 'role']).doNothing())
      .execute();
    await transaction
      .insertInto('notifications')
      .values(demoNotifications(now).map(toNotificationRow))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    await transaction
      .insertInto('audit_entries')
      .values(demoAuditEntries(foundedAt).map(toAuditRow))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  });
}

function toAccount(user: DemoUser, passwordHash: string, createdAt: Date): Account {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    username: undefined,
    passwordHash,
    homeOrganizationId: user.organization.id,
    isMfaEnabled: false,
    lastLoginAt: undefined,
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
}

/** One for each confirmed demo reservation, read when it is older than a week, and a lead for sales. */
function demoNotifications(now: Date): Notification[] {
  const reservations = demoReservations
    .filter((reservation) => reservation.status === 'CONFIRMED')
    .map((reservation): Notification => {
      const createdAt = new Date(now.getTime() - reservation.createdDaysAgo * dayMs);
      return {
        id: demoId('notification', `reservation:${reservation.number}`),
        organizationId: reservation.organization.id,
        userId: reservation.userId,
        kind: 'RESERVATION_CONFIRMED',
        title: `Your tickets for ${reservation.event.name}`,
        body: `Your reservation of ${reservation.quantity} × ${reservation.ticketType.name} is confirmed.`,
        link: `/reservations/${reservation.id}`,
        subjectType: 'RESERVATION',
        subjectId: reservation.id,
        createdAt,
        readAt: reservation.createdDaysAgo > 7 ? new Date(createdAt.getTime() + dayMs / 24) : undefined,
      };
    });
  const sales = demoUserByEmail('sales@acme.example');
  const welcome = demoUsers.map(
    (user): Notification => ({
      id: demoId('notification', `welcome:${user.email}`),
      organizationId: user.organization.id,
      userId: user.id,
      kind: 'SECURITY_ALERT',
      title: 'Turn on multi-factor authentication',
      body: 'Protect your account with an authenticator app.',
      link: '/account/security',
      subjectType: 'USER',
      subjectId: user.id,
      createdAt: new Date(now.getTime() - 2 * dayMs),
      readAt: undefined,
    }),
  );
  const lead: Notification = {
    id: demoId('notification', 'lead:1'),
    organizationId: acme.id,
    userId: sales.id,
    kind: 'LEAD_ASSIGNED',
    title: 'A lead was assigned to you',
    body: 'It came in through the website.',
    link: `/leads/${demoId('lead', 1)}`,
    subjectType: 'LEAD',
    subjectId: demoId('lead', 1),
    createdAt: new Date(now.getTime() - dayMs),
    readAt: undefined,
  };
  return [...reservations, ...welcome, lead];
}

/** Each organization was founded by its first user, who then let the others in. */
function demoAuditEntries(foundedAt: Date): AuditEntry[] {
  const founderOf = new Map([
    [acme.id, demoUserByEmail('owner@acme.example').id],
    [globex.id, demoUserByEmail('admin@globex.example').id],
  ]);
  const base = { ip: '192.0.2.10', userAgent: '', requestId: 'demo', occurredAt: foundedAt };
  const founded = demoOrganizations.map(
    (organization): AuditEntry => ({
      ...base,
      id: demoId('audit-entry', `organization:${organization.slug}`),
      organizationId: organization.id,
      action: 'organization.created',
      actorId: founderOf.get(organization.id),
      targetType: 'organization',
      targetId: organization.id,
      details: {},
    }),
  );
  const invited = demoUsers
    .filter((user) => user.id !== founderOf.get(user.organization.id))
    .map(
      (user): AuditEntry => ({
        ...base,
        id: demoId('audit-entry', `user:${user.email}`),
        organizationId: user.organization.id,
        action: 'user.invited',
        actorId: founderOf.get(user.organization.id),
        targetType: 'user',
        targetId: user.id,
        details: { roles: user.role },
        occurredAt: new Date(foundedAt.getTime() + dayMs),
      }),
    );
  return [...founded, ...invited];
}
