import { afterAll, beforeAll, expect, test } from '@jest/globals';
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
import { sampleEvent } from '../../../test/harness/sample-event.ts';
import { assertMissing, dataOf } from '../../../test/harness/start-domain.ts';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import { acme, demoUserByEmail, globex } from '../../kit/demo/demo-people.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { type AuthUnderTest, type LoggedIn, startAuth } from './start-auth.ts';

let auth: AuthUnderTest;
let hr: LoggedIn;
let finance: LoggedIn;

beforeAll(async () => {
  auth = await startAuth();
  hr = await auth.login('hr@acme.example');
  finance = await auth.login('finance@acme.example');
});
afterAll(() => auth.close());

function event<Payload>(
  contract: EventContract<Payload>,
  payload: Partial<Payload>,
  organizationId = acme.id,
): DomainEvent {
  return { ...sampleEvent(contract, payload, organizationId), time: auth.now().toISOString() };
}

const list = `{ myNotifications(first: 50) { unreadCount totalCount nodes {
  id kind title body link subjectType subjectId readAt subject { __typename ... on Reservation { id } ... on Invoice { id } ... on PaymentIntent { id } ... on Lead { id } ... on LeaveRequest { id } ... on Event { id } } } } }`;

interface Listed {
  readonly unreadCount: number;
  readonly totalCount: number;
  readonly nodes: ReadonlyArray<{ readonly id: string; readonly kind: string; readonly subjectId: string }>;
}

async function notificationsOf(user: LoggedIn): Promise<Listed> {
  const answer = await auth.query(user.viewer, list);
  expect(answer.errors).toEqual([]);
  return dataOf<{ myNotifications: Listed }>(answer).myNotifications;
}

async function arrived(user: LoggedIn, subjectId: string) {
  return waitUntil(`a notification about ${subjectId}`, async () => {
    const { nodes } = await notificationsOf(user);
    return nodes.find((node) => node.subjectId === subjectId);
  });
}

const total = { minorUnits: 7_800n, currency: 'EUR' };

test('events of other domains become notifications of the user concerned', async () => {
  const { userId } = hr.viewer;
  await auth.bus.publish([
    event(ReservationConfirmed, {
      reservationId: 'r-1',
      eventId: 'e-1',
      eventName: 'Harbour Jazz Night',
      userId,
      total,
      paymentIntentId: 'p-1',
      items: [],
      ticketCodes: [],
    }),
    event(TicketsVoided, {
      reservationId: 'r-2',
      eventName: 'Harbour Jazz Night',
      userId,
      reason: 'The payment was refunded.',
    }),
    event(EventMoved, {
      eventId: 'e-2',
      name: 'Harbour Jazz Night',
      venue: 'Pier 7',
      startsAt: new Date('2030-05-01T18:00:00Z'),
      previousVenue: 'Pier 5',
      previousStartsAt: new Date('2030-04-01T18:00:00Z'),
      userIds: ['unknown', userId],
    }),
    event(InvoicePaid, {
      invoiceId: 'i-1',
      number: 7,
      userId,
      total: { ...total, minorUnits: total.minorUnits + 100n },
      amountPaid: total,
      amountDue: { ...total, minorUnits: 0n },
    }),
    event(PaymentFailed, {
      paymentIntentId: 'p-2',
      userId,
      amount: total,
      failure: { code: 'card_declined', message: 'The card was declined.' },
    }),
    event(RefundFailed, {
      paymentIntentId: 'p-3',
      userId,
      amount: total,
      refundId: 'f-1',
      reason: 'Goodwill',
      failure: { code: 'rejected', message: 'The refund was refused.' },
    }),
    event(LeadAssigned, {
      leadId: 'l-1',
      name: 'Initech',
      ownerId: userId,
      assignedBy: 'somebody',
    }),
    event(LeaveRequestUpdated, {
      leaveRequestId: 'v-1',
      employeeId: 'x',
      userId,
      kind: 'ANNUAL',
      from: '2026-07-01',
      to: '2026-07-10',
      status: 'APPROVED',
    }),
  ]);
  expect(await arrived(hr, 'r-1')).toMatchObject({
    kind: 'RESERVATION_CONFIRMED',
    title: 'Your tickets for Harbour Jazz Night',
    body: 'Your reservation is confirmed. Total: 78.00 EUR.',
    link: '/reservations/r-1',
    readAt: null,
    subject: { __typename: 'Reservation', id: 'r-1' },
  });
  expect(await arrived(hr, 'r-2')).toMatchObject({
    kind: 'TICKETS_VOIDED',
    title: 'Your tickets for Harbour Jazz Night are no longer valid',
    body: 'The payment was refunded.',
    subject: { __typename: 'Reservation', id: 'r-2' },
  });
  expect(await arrived(hr, 'e-2')).toMatchObject({
    kind: 'EVENT_MOVED',
    title: 'Harbour Jazz Night was moved',
    body: 'It takes place at Pier 7 (before: Pier 5), on 2030-05-01 18:00 UTC (before: 2030-04-01 18:00 UTC). Your tickets remain valid.',
    link: '/events/e-2',
    subject: { __typename: 'Event', id: 'e-2' },
  });
  expect(await arrived(hr, 'i-1')).toMatchObject({
    title: 'Invoice 7 is paid',
    // A part of it was credited.
    body: 'We have received 78.00 EUR. Thank you.',
    subject: { __typename: 'Invoice', id: 'i-1' },
  });
  expect(await arrived(hr, 'p-2')).toMatchObject({
    body: '78.00 EUR: The card was declined.',
    subject: { __typename: 'PaymentIntent', id: 'p-2' },
  });
  expect(await arrived(hr, 'p-3')).toMatchObject({
    kind: 'REFUND_FAILED',
    title: 'A refund did not go through',
    link: '/payments/p-3',
  });
  expect(await arrived(finance, 'p-3')).toMatchObject({
    kind: 'REFUND_FAILED',
    title: 'A refund of 78.00 EUR failed',
    body: 'The refund was refused. (Goodwill)',
    link: '/payments/attention',
  });
  expect(await arrived(hr, 'l-1')).toMatchObject({
    kind: 'LEAD_ASSIGNED',
    body: 'Initech',
    subject: { __typename: 'Lead', id: 'l-1' },
  });
  expect(await arrived(hr, 'v-1')).toMatchObject({
    title: 'Your leave request was approved',
    body: '2026-07-01 to 2026-07-10',
    subject: { __typename: 'LeaveRequest', id: 'v-1' },
  });
});

test('an event that comes twice has one effect, and events about users who are not members have none', async () => {
  const { userId } = hr.viewer;
  const lead = (leadId: string, payload: Partial<LeadAssigned> = {}, organizationId = acme.id) =>
    event(LeadAssigned, { leadId, name: 'Lead', ownerId: userId, ...payload }, organizationId);
  const repeated = lead('l-2');
  const before = (await notificationsOf(hr)).totalCount;
  await auth.bus.publish([
    repeated,
    { ...repeated, time: new Date(0).toISOString() },
    lead('l-3', { ownerId: 'unknown' }),
    lead('l-4', { assignedBy: userId }),
    lead('l-5', {}, globex.id),
    event(InvoicePaid, { invoiceId: 'i-2', number: 8, total }),
    // An invoice over nothing: nothing was received.
    event(InvoicePaid, { invoiceId: 'i-3', number: 9, userId, total: { ...total, minorUnits: 0n } }),
    event(LeaveRequestUpdated, { leaveRequestId: 'v-2', from: 'a', to: 'b', status: 'PENDING' }),
    lead('l-6'),
  ]);
  // Events keep their order: when the last one is there, the others were handled.
  await arrived(hr, 'l-6');
  const after = await notificationsOf(hr);
  expect(after.totalCount).toBe(before + 2);
  expect(after.nodes.filter((node) => node.subjectId === 'l-2')).toHaveLength(1);
});

test('an event that cannot be read delays no other', async () => {
  await auth.bus.publish([
    { ...event(ReservationConfirmed, {}), data: { nonsense: true } },
    event(LeadAssigned, { leadId: 'l-7', name: 'Lead', ownerId: hr.viewer.userId }),
  ]);
  await arrived(hr, 'l-7');
});

test('a new notification is announced for subscribers', async () => {
  const { id: userId } = demoUserByEmail('admin@globex.example');
  await auth.bus.publish([
    event(PaymentFailed, { paymentIntentId: 'p-9', userId, amount: total }, globex.id),
  ]);
  const announced = await auth.events.until(
    ({ type, data, organizationid }) =>
      type === 'erp.auth.notification-created.v1' &&
      data['kind'] === 'PAYMENT_FAILED' &&
      organizationid === globex.id,
  );
  expect(announced.data).toMatchObject({ userId, notificationId: expect.any(String) });
});

test('reading marks what was unread, once, and only one’s own', async () => {
  const mark =
    'mutation($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { unreadCount notifications { id } } }';
  const before = await notificationsOf(hr);
  const [first] = before.nodes;
  const sales = await auth.login('sales@acme.example');
  const other = await auth.query(sales.viewer, mark, { input: { ids: [first?.id] } });
  expect(other.data).toMatchObject({ markNotificationsRead: { notifications: [] } });
  const one = await auth.query(hr.viewer, mark, { input: { ids: [first?.id] } });
  expect(one.data).toEqual({
    markNotificationsRead: { unreadCount: before.unreadCount - 1, notifications: [{ id: first?.id }] },
  });
  expect((await auth.query(hr.viewer, mark, { input: {} })).data).toMatchObject({
    markNotificationsRead: { unreadCount: 0 },
  });
  const unread = await auth.query(
    hr.viewer,
    '{ myNotifications(unreadOnly: true) { totalCount nodes { id } } }',
  );
  expect(unread.data).toEqual({ myNotifications: { totalCount: 0, nodes: [] } });
});

test('a notification is loaded by reference for its user alone', async () => {
  const [first] = (await notificationsOf(hr)).nodes;
  const reference =
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on Notification { title } } }';
  const variables = { r: [{ __typename: 'Notification', id: first?.id }] };
  expect((await auth.query(hr.viewer, reference, variables)).data).toMatchObject({
    _entities: [{ title: expect.any(String) }],
  });
  const sales = await auth.login('sales@acme.example');
  assertMissing(await auth.query(sales.viewer, reference, variables), {
    0: { __typename: 'Notification', id: first?.id },
  });
});

test('notifications come in pages', async () => {
  const page =
    'query($after: String) { myNotifications(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const answer = await auth.query(hr.viewer, page, { after });
    const found = dataOf<{
      myNotifications: {
        nodes: ReadonlyArray<{ id: string }>;
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }>(answer).myNotifications;
    seen.push(...found.nodes.map((node) => node.id));
    after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  } while (after !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe((await notificationsOf(hr)).totalCount);
  await auth.refuse('BAD_USER_INPUT', hr.viewer, '{ myNotifications(first: 101) { totalCount } }');
});
