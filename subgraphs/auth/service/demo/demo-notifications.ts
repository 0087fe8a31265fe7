import { acme, demoUserByEmail, demoUsers } from '../../../kit/demo/demo-people.ts';
import { demoReservations } from '../../../kit/demo/demo-sales.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { Notification } from '../model/notification.ts';

const dayMs = 24 * 60 * 60_000;

/** One for each confirmed demo reservation, read when it is older than a week, a welcome, and a lead for sales. */
export function buildDemoNotifications(now: Date): readonly Notification[] {
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
