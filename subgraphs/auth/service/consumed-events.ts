import type { EventContract } from '../../../proto/event-contract.ts';
import { LeadAssigned } from '../../../proto/generated/erp/crm/v1/events.ts';
import { InvoicePaid } from '../../../proto/generated/erp/finance/v1/events.ts';
import { LeaveRequestUpdated } from '../../../proto/generated/erp/hrm/v1/events.ts';
import { PaymentFailed, RefundFailed } from '../../../proto/generated/erp/payments/v1/events.ts';
import {
  EventMoved,
  ReservationConfirmed,
  TicketsVoided,
} from '../../../proto/generated/erp/reservations/v1/events.ts';
import { type Consumption, type EventHandler, onEvent } from '../../kit/events/event-consumer.ts';
import { formatAmount, type Money } from '../../kit/values/money.ts';
import type { AuthDependencies } from './dependencies.ts';
import { roles } from './model/roles.ts';
import { type NewNotification, notify } from './notices/notify.ts';
import type { AuthTables } from './stores/tables.ts';
import { unitOfWork } from './unit-of-work.ts';

/** Turns events of other domains into notifications for the users concerned who are members. */
export function consumedEvents(
  dependencies: Pick<AuthDependencies, 'database' | 'clock' | 'permissionsOf'>,
): ReadonlyArray<EventHandler<AuthTables>> {
  const notifyOf = <Payload>(
    contract: EventContract<Payload>,
    contentOf: (payload: Payload) => NotificationContent | undefined,
  ): EventHandler<AuthTables> =>
    notifyAllOf(contract, (payload) => {
      const content = contentOf(payload);
      return content ? [content] : [];
    });
  const notifyAllOf = <Payload>(
    contract: EventContract<Payload>,
    contentsOf: (payload: Payload) => readonly NotificationContent[],
  ): EventHandler<AuthTables> => onNotifiable(dependencies, contract, contentsOf);
  return [
    notifyOf(ReservationConfirmed, aboutReservation),
    notifyOf(TicketsVoided, aboutVoidTickets),
    notifyAllOf(EventMoved, aboutMove),
    notifyOf(InvoicePaid, aboutInvoice),
    notifyOf(PaymentFailed, aboutPayment),
    onEvent(RefundFailed, (event, consumption) => notifyOfRefund(dependencies, event, consumption)),
    notifyOf(LeadAssigned, aboutLead),
    notifyOf(LeaveRequestUpdated, aboutLeave),
  ];
}

/** A notification whose organization is that of the event. */
type NotificationContent = Omit<NewNotification, 'organizationId'>;

function aboutReservation(event: ReservationConfirmed): NotificationContent {
  return {
    userId: event.userId,
    kind: 'RESERVATION_CONFIRMED',
    title: `Your tickets for ${event.eventName}`,
    body: `Your reservation is confirmed. Total: ${textOf(event.total)}.`,
    link: `/reservations/${event.reservationId}`,
    subjectType: 'RESERVATION',
    subjectId: event.reservationId,
  };
}

function aboutVoidTickets(event: TicketsVoided): NotificationContent {
  return {
    userId: event.userId,
    kind: 'TICKETS_VOIDED',
    title: `Your tickets for ${event.eventName} are no longer valid`,
    body: event.reason,
    link: `/reservations/${event.reservationId}`,
    subjectType: 'RESERVATION',
    subjectId: event.reservationId,
  };
}

function aboutMove(event: EventMoved): readonly NotificationContent[] {
  const { eventId, name, venue, startsAt, previousVenue, previousStartsAt } = event;
  const place = venue === previousVenue ? `at ${venue}` : `at ${venue} (before: ${previousVenue})`;
  const time =
    startsAt.getTime() === previousStartsAt.getTime()
      ? timeOf(startsAt)
      : `${timeOf(startsAt)} (before: ${timeOf(previousStartsAt)})`;
  return event.userIds.map((userId) => ({
    userId,
    kind: 'EVENT_MOVED',
    title: `${name} was moved`,
    body: `It takes place ${place}, on ${time}. Your tickets remain valid.`,
    link: `/events/${eventId}`,
    subjectType: 'EVENT',
    subjectId: eventId,
  }));
}

/** For example `2026-05-01 18:00 UTC`. */
function timeOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function aboutInvoice(event: InvoicePaid): NotificationContent | undefined {
  const { userId, amountPaid = event.total } = event;
  // An invoice over nothing is paid when it is issued: nothing was received.
  if (userId === undefined || amountPaid.minorUnits === 0n) return undefined;
  return {
    userId,
    kind: 'INVOICE_PAID',
    title: event.number === undefined ? 'An invoice is paid' : `Invoice ${event.number} is paid`,
    body: `We have received ${textOf(amountPaid)}. Thank you.`,
    link: `/invoices/${event.invoiceId}`,
    subjectType: 'INVOICE',
    subjectId: event.invoiceId,
  };
}

function aboutPayment(event: PaymentFailed): NotificationContent {
  return {
    userId: event.userId,
    kind: 'PAYMENT_FAILED',
    title: 'A payment did not go through',
    body: `${textOf(event.amount)}: ${event.failure.message}`,
    link: `/payments/${event.paymentIntentId}`,
    subjectType: 'PAYMENT_INTENT',
    subjectId: event.paymentIntentId,
  };
}

/** The payer, and each member who looks after payments that need attention. */
async function notifyOfRefund(
  dependencies: Pick<AuthDependencies, 'database' | 'clock' | 'permissionsOf'>,
  event: RefundFailed,
  { organizationId, transaction }: Consumption<AuthTables>,
): Promise<void> {
  const unit = unitOfWork.join(dependencies, transaction);
  const { users } = unit.stores;
  const [payer] = await users.findByIds(organizationId, [event.userId]);
  const rolesThatLookAfter = roles
    .map(({ key }) => key)
    .filter((key) => dependencies.permissionsOf([key]).includes('payments:attention:read'));
  const content = {
    organizationId,
    kind: 'REFUND_FAILED',
    subjectType: 'PAYMENT_INTENT',
    subjectId: event.paymentIntentId,
  } as const;
  if (payer)
    await notify(unit, {
      ...content,
      userId: payer.id,
      title: 'A refund did not go through',
      body: `We could not give back ${textOf(event.amount)} yet and will get in touch with you.`,
      link: `/payments/${event.paymentIntentId}`,
    });
  for (const userId of await users.listIdsWithRoles(organizationId, rolesThatLookAfter))
    if (userId !== payer?.id)
      await notify(unit, {
        ...content,
        userId,
        title: `A refund of ${textOf(event.amount)} failed`,
        body: `${event.failure.message} (${event.reason})`,
        link: '/payments/attention',
      });
}

function aboutLead(event: LeadAssigned): NotificationContent | undefined {
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
}

const leaveWords: Readonly<Record<LeaveRequestUpdated['status'], string>> = {
  PENDING: 'was handed in',
  APPROVED: 'was approved',
  REJECTED: 'was rejected',
  CANCELLED: 'was cancelled',
};

function aboutLeave(event: LeaveRequestUpdated): NotificationContent | undefined {
  if (event.userId === undefined) return undefined;
  return {
    userId: event.userId,
    kind: 'LEAVE_REQUEST_UPDATED',
    title: `Your leave request ${leaveWords[event.status]}`,
    body: `${event.from} to ${event.to}`,
    link: `/leave-requests/${event.leaveRequestId}`,
    subjectType: 'LEAVE_REQUEST',
    subjectId: event.leaveRequestId,
  };
}

function textOf(amount: Money): string {
  return `${formatAmount(amount)} ${amount.currency}`;
}

function onNotifiable<Payload>(
  dependencies: Pick<AuthDependencies, 'database' | 'clock'>,
  contract: EventContract<Payload>,
  contentsOf: (payload: Payload) => readonly NotificationContent[],
): EventHandler<AuthTables> {
  return onEvent(contract, async (payload, { organizationId, transaction }) => {
    const contents = contentsOf(payload);
    const unit = unitOfWork.join(dependencies, transaction);
    const members = await unit.stores.users.findByIds(
      organizationId,
      contents.map(({ userId }) => userId),
    );
    const memberIds = new Set(members.map(({ id }) => id));
    for (const content of contents)
      if (memberIds.has(content.userId)) await notify(unit, { ...content, organizationId });
  });
}
