import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import type { ServiceCall } from '../../kit/grpc/grpc-server.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import type { ReservationsDependencies } from '../service/dependencies.ts';
import { settlePayment } from '../service/holds/settle-payment.ts';
import { takeRefund } from '../service/holds/take-refund.ts';
import { expireHolds } from '../service/jobs/expire-holds.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { Event } from '../service/model/event.ts';
import { settings } from '../service/settings.ts';
import type { ReservationsTables } from '../service/stores/tables.ts';
import { unitOfWork } from '../service/unit-of-work.ts';
import { cancelReservation } from '../service/use-cases/cancel-reservation.ts';
import { checkInTicket } from '../service/use-cases/check-in-ticket.ts';
import { createEvent } from '../service/use-cases/create-event.ts';
import { createReservation } from '../service/use-cases/create-reservation.ts';
import { publishEvent } from '../service/use-cases/publish-event.ts';
import { updateTicketType } from '../service/use-cases/update-ticket-type.ts';
import { createAdmissionTokens } from '../service/waiting-room/admission-token.ts';
import { createMemoryWaitingRoom } from '../service/waiting-room/waiting-room-memory.ts';
import { startsAt } from './operations.ts';
import { createTestClock, type TestClock } from './test-clock.ts';
import { anna, eventsManager } from './viewers.ts';

/** What the sale should do, in the simplest words. */
interface Model {
  readonly capacity: number[];
  readonly available: number[];
  readonly reservations: Array<{
    readonly id: string;
    readonly quantities: readonly [number, number];
    status: 'HELD' | 'CONFIRMED' | 'CANCELLED' | 'EXPIRED';
    readonly expiresAtMs: number;
    readonly payments: Set<string>;
    /** The payment that confirmed it, and what was given back of it. */
    paidBy?: string;
    refunded: bigint;
    /** Tickets that were used, of each kind. */
    readonly used: [number, number];
  }>;
  refunds: number;
}

const index = fc.nat({ max: 30 });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('hold' as const),
      first: fc.nat({ max: 4 }),
      second: fc.nat({ max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pay' as const), index, isSecond: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), index }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('enter' as const), index }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      index,
      isSecond: fc.boolean(),
      isPart: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resize' as const),
      type: fc.nat({ max: 1 }),
      capacity: fc.nat({ max: 12 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test('capacity = available + held + valid + used, and sold = valid + used + voided, after every step of any sequence, exactly as the model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const clock = createTestClock();
      const database = await openDatabase<ReservationsTables>({ url: ':memory:', schema: 'reservations' });
      try {
        await migrate(database, migrations);
        const dependencies = dependenciesOver(database, clock);
        const event = await onSale(dependencies, [6, 9]);
        const model: Model = { capacity: [6, 9], available: [6, 9], reservations: [], refunds: 0 };
        for (const action of steps) {
          await apply(dependencies, clock, event, model, action);
          await expectToMatch(database, event, model);
        }
      } finally {
        await database.close();
      }
    }),
    { numRuns: 60 },
  );
});

function dependenciesOver(
  database: Database<ReservationsTables>,
  clock: TestClock,
): ReservationsDependencies {
  const unused = async (): Promise<never> => {
    throw new Error('The model needs no other service.');
  };
  return {
    database,
    clock: clock.now,
    settings: settings.read({}),
    payments: {
      findIntent: unused,
      findIntentOfReservation: unused,
      createIntent: unused,
      process: unused,
    },
    customers: { assertCustomer: unused },
    waitingRoom: createMemoryWaitingRoom({ clock: clock.now, publish: async () => {} }),
    admissionTokens: createAdmissionTokens('a secret for tests only, thirty-two bytes'),
    logger: createLogger('reservations', 'silent'),
  };
}

function callOf(viewer: Viewer): ServiceCall {
  return {
    viewer,
    requestId: 'test',
    clientIp: '',
    clientUserAgent: '',
    deadline: undefined,
    signal: new AbortController().signal,
  };
}

async function onSale(dependencies: ReservationsDependencies, capacities: readonly number[]): Promise<Event> {
  const created = await createEvent(dependencies, callOf(eventsManager), {
    name: 'Concert',
    venue: 'Hall',
    startsAt: new Date(startsAt),
    maxTicketsPerBuyer: 1_000,
    ticketTypes: capacities.map((capacity, number) => ({
      name: `Kind ${number}`,
      price: { minorUnits: 1_000n, currencyCode: 'EUR' },
      capacity,
      maxPerOrder: 4,
    })),
  });
  return publishEvent(dependencies, callOf(eventsManager), { eventId: created.id });
}

/** Does the step on both, and holds what the use case answers against what the model expects. */
async function apply(
  dependencies: ReservationsDependencies,
  clock: TestClock,
  event: Event,
  model: Model,
  action: Step,
): Promise<void> {
  const nowMs = clock.now().getTime();
  switch (action.kind) {
    case 'hold': {
      const quantities = [action.first, action.second] as const;
      const items = quantities
        .map((quantity, type) => ({ ticketTypeId: event.ticketTypes[type]?.id ?? '', quantity }))
        .filter(({ quantity }) => quantity > 0);
      const isPossible =
        items.length > 0 && quantities.every((quantity, type) => quantity <= (model.available[type] ?? 0));
      const held = await outcome(createReservation(dependencies, callOf(anna), { eventId: event.id, items }));
      expect(held !== undefined).toBe(isPossible);
      if (!held) return;
      give(model, quantities, -1);
      const expiresAtMs = nowMs + 600_000;
      model.reservations.push({
        id: held.id,
        quantities,
        status: 'HELD',
        expiresAtMs,
        payments: new Set(),
        refunded: 0n,
        used: [0, 0],
      });
      return;
    }
    case 'pay': {
      const reservation = model.reservations[action.index % Math.max(1, model.reservations.length)];
      if (!reservation) return;
      const paymentIntentId = `${reservation.id}-${action.isSecond}`;
      const tickets = BigInt(reservation.quantities[0] + reservation.quantities[1]);
      const payment = { paymentIntentId, amount: { minorUnits: tickets * 1_000n, currency: 'EUR' } };
      const settlement = await unitOfWork.change(dependencies, undefined, async (unit) =>
        settlePayment(unit, await unit.stores.reservations.lock('acme-org', reservation.id), payment),
      );
      const isRepeated = reservation.payments.has(paymentIntentId);
      if (reservation.status === 'HELD') {
        expect(settlement.kind).toBe('confirmed');
        reservation.status = 'CONFIRMED';
        reservation.paidBy = paymentIntentId;
      } else if (!isRepeated) {
        expect(settlement.kind).toBe('refunded');
        model.refunds += 1;
      }
      reservation.payments.add(paymentIntentId);
      return;
    }
    case 'cancel': {
      const reservation = model.reservations[action.index % Math.max(1, model.reservations.length)];
      if (!reservation) return;
      const isUsed = reservation.used.some((used) => used > 0);
      const isPossible = reservation.status === 'HELD' || (reservation.status === 'CONFIRMED' && !isUsed);
      const cancelled = await outcome(
        cancelReservation(dependencies, callOf(anna), { reservationId: reservation.id }),
      );
      expect(cancelled !== undefined).toBe(isPossible);
      if (!isPossible) return;
      if (reservation.status === 'CONFIRMED') model.refunds += 1;
      give(model, reservation.quantities, 1);
      reservation.status = 'CANCELLED';
      return;
    }
    case 'enter': {
      const reservation = model.reservations[action.index % Math.max(1, model.reservations.length)];
      if (!reservation) return;
      const scope = { organizationId: 'acme-org', userId: undefined };
      const { tickets } = unitOfWork.read(dependencies);
      const [ticket] = await tickets.listByReservations(scope, [reservation.id]);
      if (!ticket) return;
      const used = await outcome(checkInTicket(dependencies, callOf(eventsManager), { code: ticket.code }));
      expect(used !== undefined).toBe(ticket.status === 'VALID');
      const type = event.ticketTypes.findIndex(({ id }) => id === ticket.ticketTypeId);
      if (used && (type === 0 || type === 1)) reservation.used[type] += 1;
      return;
    }
    case 'refund': {
      const reservation = model.reservations[action.index % Math.max(1, model.reservations.length)];
      if (!reservation) return;
      const paymentIntentId = `${reservation.id}-${action.isSecond}`;
      const total = BigInt(reservation.quantities[0] + reservation.quantities[1]) * 1_000n;
      const left = total - reservation.refunded;
      const isOwn = reservation.paidBy === paymentIntentId;
      if (isOwn && left === 0n) return;
      const minorUnits = action.isPart ? left / 2n + 1n : left;
      await unitOfWork.change(dependencies, undefined, async (unit) =>
        takeRefund(unit, await unit.stores.reservations.lock('acme-org', reservation.id), {
          paymentIntentId,
          amount: { minorUnits, currency: 'EUR' },
        }),
      );
      if (!isOwn) return;
      reservation.refunded += minorUnits;
      if (reservation.refunded < total || reservation.status !== 'CONFIRMED') return;
      const unused = reservation.quantities.map((quantity, type) => quantity - (reservation.used[type] ?? 0));
      give(model, unused, 1);
      if (reservation.used.every((used) => used === 0)) reservation.status = 'CANCELLED';
      return;
    }
    case 'wait':
      clock.advance(action.seconds * 1_000);
      return;
    case 'expire':
      // Twice at the same time, as two processes do.
      await Promise.all([expireHolds(dependencies), expireHolds(dependencies)]);
      for (const reservation of model.reservations) {
        if (reservation.status !== 'HELD' || reservation.expiresAtMs > nowMs) continue;
        reservation.status = 'EXPIRED';
        give(model, reservation.quantities, 1);
      }
      return;
    case 'resize': {
      const [capacity = 0, available = 0] = [model.capacity[action.type], model.available[action.type]];
      const isPossible = action.capacity >= capacity - available;
      const resized = await outcome(
        updateTicketType(dependencies, callOf(eventsManager), {
          ticketTypeId: event.ticketTypes[action.type]?.id ?? '',
          capacity: action.capacity,
          updateMask: ['capacity'],
        }),
      );
      expect(resized !== undefined).toBe(isPossible);
      if (!isPossible) return;
      model.capacity[action.type] = action.capacity;
      model.available[action.type] = available + action.capacity - capacity;
    }
  }
}

/** The result; undefined when the use case refused with a code that a client may get. */
async function outcome<Result>(work: Promise<Result>): Promise<Result | undefined> {
  return work.catch((error: unknown) => {
    const isRefusal = error instanceof Error && 'code' in error && error.code !== 'INTERNAL_SERVER_ERROR';
    if (isRefusal) return undefined;
    throw error;
  });
}

function give(model: Model, quantities: readonly number[], sign: 1 | -1): void {
  for (const [type, quantity] of quantities.entries())
    model.available[type] = (model.available[type] ?? 0) + sign * quantity;
}

async function expectToMatch(
  database: Database<ReservationsTables>,
  event: Event,
  model: Model,
): Promise<void> {
  for (const [type, { id }] of event.ticketTypes.entries()) {
    const { rows } = await sql<Record<string, number>>`
      select capacity, available,
        (select coalesce(sum(quantity), 0) from reservation_items items
          join reservations on reservations.id = items.reservation_id
          where items.ticket_type_id = ticket_types.id and reservations.status = 'HELD') as held,
        (select coalesce(sum(quantity), 0) from reservation_items items
          join reservations on reservations.id = items.reservation_id
          where items.ticket_type_id = ticket_types.id and reservations.confirmed_at is not null) as sold,
        (select count(*) from tickets where ticket_type_id = ticket_types.id and status = 'VALID') as valid,
        (select count(*) from tickets where ticket_type_id = ticket_types.id and status = 'USED') as used,
        (select count(*) from tickets where ticket_type_id = ticket_types.id and status = 'VOID') as voided
      from ticket_types where id = ${id}`.execute(database.kysely);
    const [row] = rows;
    const {
      capacity = -1,
      available = -1,
      held = -1,
      sold = -1,
      valid = -1,
      used = -1,
      voided = -1,
    } = row ?? {};
    expect(available + held + valid + used).toBe(capacity);
    expect(sold).toBe(valid + used + voided);
    expect({ capacity, available }).toEqual({
      capacity: model.capacity[type],
      available: model.available[type],
    });
  }
  const { rows } = await sql<{ refunds: number }>`
    select count(*) as refunds from outbox where type = 'reservations.refund-requested.v1'`.execute(
    database.kysely,
  );
  expect(rows[0]?.refunds).toBe(model.refunds);
}
