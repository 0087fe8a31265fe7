import { z } from 'zod';
import type { SqlEngine } from '../../kit/database/database.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import type { EventHandler, EventHandlers } from '../../kit/events/event-consumer.ts';
import { appendEvents } from '../../kit/events/outbox.ts';
import type { Clock } from '../../kit/values/clock.ts';
import { formatAmount, money } from '../../kit/values/money.ts';
import { type NewNotification, notify } from './notify.ts';
import { createStores } from './stores.ts';
import type { AuthTables } from './tables.ts';

/** What an event means for one user; undefined when it concerns nobody. */
type Reaction = (data: unknown) => Omit<NewNotification, 'organizationId'> | undefined;

const amount = z
  .object({ minorUnits: z.string().regex(/^-?\d+$/), currency: z.string() })
  .transform(
    ({ minorUnits, currency }) => `${formatAmount(money(BigInt(minorUnits), currency))} ${currency}`,
  );

const reservationConfirmed = z.object({
  reservationId: z.string(),
  eventName: z.string(),
  userId: z.string(),
  total: amount,
});
const invoicePaid = z.object({
  invoiceId: z.string(),
  number: z.number().int().nullish(),
  userId: z.string().nullish(),
  total: amount,
});
const paymentFailed = z.object({
  paymentIntentId: z.string(),
  userId: z.string(),
  amount,
  failure: z.object({ message: z.string() }).nullish(),
});
const leadAssigned = z.object({
  leadId: z.string(),
  name: z.string(),
  ownerId: z.string(),
  assignedBy: z.string().nullish(),
});
const leaveRequestUpdated = z.object({
  leaveRequestId: z.string(),
  userId: z.string().nullish(),
  from: z.string(),
  to: z.string(),
  status: z.string(),
});

const leaveWords: Readonly<Record<string, string>> = {
  PENDING: 'was handed in',
  APPROVED: 'was approved',
  REJECTED: 'was rejected',
  CANCELLED: 'was cancelled',
};

const reactions: Readonly<Record<string, Reaction>> = {
  'reservations.reservation-confirmed.v1': (data) => {
    const event = reservationConfirmed.parse(data);
    return {
      userId: event.userId,
      kind: 'RESERVATION_CONFIRMED',
      title: `Your tickets for ${event.eventName}`,
      body: `Your reservation is confirmed. Total: ${event.total}.`,
      link: `/reservations/${event.reservationId}`,
      subjectType: 'RESERVATION',
      subjectId: event.reservationId,
    };
  },
  'finance.invoice-paid.v1': (data) => {
    const event = invoicePaid.parse(data);
    if (!event.userId) return undefined;
    return {
      userId: event.userId,
      kind: 'INVOICE_PAID',
      title: event.number ? `Invoice ${event.number} is paid` : 'An invoice is paid',
      body: `We have received ${event.total}. Thank you.`,
      link: `/invoices/${event.invoiceId}`,
      subjectType: 'INVOICE',
      subjectId: event.invoiceId,
    };
  },
  'payments.payment-failed.v1': (data) => {
    const event = paymentFailed.parse(data);
    return {
      userId: event.userId,
      kind: 'PAYMENT_FAILED',
      title: 'A payment did not go through',
      body: `${event.amount}: ${event.failure?.message ?? 'The payment was refused.'}`,
      link: `/payments/${event.paymentIntentId}`,
      subjectType: 'PAYMENT_INTENT',
      subjectId: event.paymentIntentId,
    };
  },
  'crm.lead-assigned.v1': (data) => {
    const event = leadAssigned.parse(data);
    if (event.assignedBy === event.ownerId) return undefined;
    return {
      userId: event.ownerId,
      kind: 'LEAD_ASSIGNED',
      title: 'A lead was assigned to you',
      body: event.name,
      link: `/leads/${event.leadId}`,
      subjectType: 'LEAD',
      subjectId: event.leadId,
    };
  },
  'hrm.leave-request-updated.v1': (data) => {
    const event = leaveRequestUpdated.parse(data);
    if (!event.userId) return undefined;
    return {
      userId: event.userId,
      kind: 'LEAVE_REQUEST_UPDATED',
      title: `Your leave request ${leaveWords[event.status] ?? 'has changed'}`,
      body: `${event.from} to ${event.to}`,
      link: `/leave-requests/${event.leaveRequestId}`,
      subjectType: 'LEAVE_REQUEST',
      subjectId: event.leaveRequestId,
    };
  },
};

/** Turns events of other domains into notifications for the user concerned, if that user is a member. */
export function createEventHandlers(engine: SqlEngine, clock: Clock): EventHandlers<AuthTables> {
  return Object.fromEntries(
    Object.entries(reactions).map(([type, reaction]) => [type, toHandler(reaction, engine, clock)]),
  );
}

function toHandler(reaction: Reaction, engine: SqlEngine, clock: Clock): EventHandler<AuthTables> {
  return async (event: DomainEvent, transaction) => {
    const content = reaction(event.data);
    if (!content) return;
    const stores = createStores(transaction, engine);
    const [member] = await stores.users.findByIds(event.organizationid, [content.userId]);
    if (!member) return;
    const now = clock();
    await notify(
      {
        notifications: stores.notifications,
        publish: (created) => appendEvents(transaction, now, [created]),
        now,
      },
      { ...content, organizationId: event.organizationid },
    );
  };
}
