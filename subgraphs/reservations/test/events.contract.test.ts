import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OrganizationCreated, OrganizationUpdated } from '../../../proto/generated/erp/auth/v1/events.ts';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { sampleEvent } from '../../../test/harness/sample-event.ts';
import { dataOf, refusalOf } from '../../../test/harness/start-domain.ts';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import { anonymousViewer, type Viewer } from '../../kit/viewer/viewer.ts';
import {
  availability,
  changeReservation,
  createEvent,
  isAbout,
  type NewTestEvent,
  publishedEvent,
  refuseReservation,
  reserve,
  reserved,
  seats,
  startsAt,
  type TestEvent,
} from './operations.ts';
import { type ReservationsUnderTest, startReservations } from './start-reservations.ts';
import { createTestClock } from './test-clock.ts';
import { anna, bert, buyer, eventsManager, outsider } from './viewers.ts';

/** What events promise, on every database engine. */
describeOnEngines('events', (engine) => {
  const clock = createTestClock();
  let running: ReservationsUnderTest;

  beforeAll(async () => {
    running = await startReservations({ engine, clock: clock.now });
  });
  afterAll(() => running.close());

  const ask = (viewer: Viewer, operation: string, variables: Record<string, unknown> = {}) =>
    running.reservations.query(viewer, operation, variables);
  const change = (mutation: string, input: Record<string, unknown>, viewer: Viewer = eventsManager) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const fields =
      'event { id name description venue startsAt onSaleAt status version waitingRoom { enabled admissionsPerMinute } ticketTypes { id name capacity available maxPerOrder price { amount } version } }';
    return ask(viewer, `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`, { input });
  };
  const see = async (viewer: Viewer, event: TestEvent): Promise<unknown> =>
    dataOf<{ event: unknown }>(
      await ask(viewer, 'query($id: ID!) { event(id: $id) { id } }', { id: event.id }),
    ).event;
  const namesSeenBy = async (viewer: Viewer, args: string): Promise<string[]> => {
    const answer = await ask(viewer, `{ events(${args}) { nodes { name } } }`);
    return dataOf<{ events: { nodes: Array<{ name: string }> } }>(answer).events.nodes.map(
      ({ name }) => name,
    );
  };

  test('a draft is seen by event readers of its organization alone; published, by everybody', async () => {
    const event = await createEvent(running.reservations);
    for (const viewer of [anonymousViewer, anna, outsider]) expect(await see(viewer, event)).toBeNull();
    expect(await see(eventsManager, event)).toEqual({ id: event.id });
    await change('publishEvent', { eventId: event.id });
    for (const viewer of [anonymousViewer, anna, outsider])
      expect(await see(viewer, event)).toEqual({ id: event.id });
    await running.events.until(isAbout('event-published', event.id));
  });

  test('lists show the own organization, and of others what is published', async () => {
    const name = 'Listed';
    await createEvent(running.reservations, { name: `${name} draft` });
    await publishedEvent(running.reservations, {
      name: `${name} late`,
      startsAt: '2099-07-01T00:00:00.000Z',
    });
    await publishedEvent(running.reservations, { name: `${name} early` });
    const all = [`${name} draft`, `${name} early`, `${name} late`];
    expect((await namesSeenBy(eventsManager, 'search: "LISTED"')).toSorted()).toEqual(all);
    expect(await namesSeenBy(anna, 'search: "listed"')).toEqual(all.slice(1));
    expect(await namesSeenBy(outsider, 'search: "listed"')).toEqual([]);
    expect(await namesSeenBy(outsider, 'search: "listed", organization: "acme-org"')).toEqual(all.slice(1));
    expect(await namesSeenBy(anonymousViewer, 'search: "listed"')).toEqual(all.slice(1));
    expect(await namesSeenBy(anonymousViewer, 'search: "listed", organization: "other"')).toEqual([]);
    const late = 'search: "listed", startsFrom: "2099-06-15T00:00:00Z"';
    expect(await namesSeenBy(anna, late)).toEqual([`${name} late`]);
    const early = 'search: "listed", startsUntil: "2099-06-15T00:00:00Z"';
    expect(await namesSeenBy(anna, early)).toEqual([`${name} early`]);
    expect(await namesSeenBy(anna, 'search: "%"')).toEqual([]);
  });

  test('an organization is named by its current slug, never by another one that looks like an id', async () => {
    const organizationId = '0190a000-0000-7000-8000-000000000001';
    const manager = { ...eventsManager, organizationId };
    const created = await ask(
      manager,
      'mutation($input: CreateEventInput!) { createEvent(input: $input) { event { id } } }',
      { input: { name: 'Slugged', venue: 'Hall', startsAt, ticketTypes: [seats(1)] } },
    );
    const { event } = dataOf<{ createEvent: { event: TestEvent } }>(created).createEvent;
    await change('publishEvent', { eventId: event.id }, manager);
    const founded = (id: string, slug: string) =>
      sampleEvent(OrganizationCreated, { organizationId: id, slug }, id);
    const thief = '0190a000-0000-7000-8000-000000000002';
    await running.bus.publish([
      founded(organizationId, 'old-slug'),
      sampleEvent(OrganizationUpdated, { organizationId, slug: 'new-slug' }, organizationId),
      founded(thief, organizationId),
      founded('0190a000-0000-7000-8000-000000000003', 'marker'),
    ]);
    const bySlug = (organization: string) => namesSeenBy(anonymousViewer, `organization: "${organization}"`);
    await waitUntil('the slug', async () => (await bySlug('new-slug')).at(0));
    expect(await bySlug('old-slug')).toEqual([]);
    expect(await bySlug(organizationId)).toEqual(['Slugged']);
    expect(await bySlug(thief)).toEqual([]);
  });

  test('lists are paged by cursor in both directions', async () => {
    for (const day of ['03', '01', '02'])
      await publishedEvent(running.reservations, {
        name: `Paged ${day}`,
        startsAt: `2099-09-${day}T00:00:00.000Z`,
      });
    const page = async (args: string) => {
      const query = `{ events(search: "paged", ${args}) { totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
      return dataOf<{
        events: {
          totalCount: number;
          nodes: Array<{ name: string }>;
          pageInfo: {
            hasNextPage: boolean;
            hasPreviousPage: boolean;
            startCursor: string;
            endCursor: string;
          };
        };
      }>(await ask(anna, query)).events;
    };
    const first = await page('first: 2');
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ name: 'Paged 01' }, { name: 'Paged 02' }] });
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(second).toMatchObject({ nodes: [{ name: 'Paged 03' }], pageInfo: { hasNextPage: false } });
    const back = await page(`last: 1, before: "${second.pageInfo.startCursor}"`);
    expect(back).toMatchObject({ nodes: [{ name: 'Paged 02' }], pageInfo: { hasPreviousPage: true } });
    refusalOf(await ask(anna, '{ events(first: 101) { totalCount } }'), 'BAD_USER_INPUT');
    refusalOf(await ask(anna, '{ events(after: "x") { totalCount } }'), 'BAD_USER_INPUT');
  });

  test('the filters by status follow the tickets', async () => {
    const event = await publishedEvent(running.reservations, { name: 'Filtered', ticketTypes: [seats(1)] });
    const inStatus = (status: string) => namesSeenBy(anna, `search: "filtered", status: ${status}`);
    expect([await inStatus('ON_SALE'), await inStatus('SOLD_OUT')]).toEqual([['Filtered'], []]);
    await reserved(running.reservations, anna, event, 1);
    expect([await inStatus('ON_SALE'), await inStatus('SOLD_OUT')]).toEqual([[], ['Filtered']]);
    expect(await availability(running.reservations, event)).toEqual({ status: 'SOLD_OUT', available: 0 });
    await change('closeEvent', { eventId: event.id });
    expect([await inStatus('SOLD_OUT'), await inStatus('CLOSED')]).toEqual([[], ['Filtered']]);
    expect(await inStatus('DRAFT')).toEqual([]);
  });

  const badInputs: ReadonlyArray<readonly [string, NewTestEvent, string]> = [
    ['without a name', { name: ' ' }, 'name'],
    ['without ticket types', { ticketTypes: [] }, 'ticketTypes'],
    ['in the past', { startsAt: '2020-01-01T00:00:00Z' }, 'startsAt'],
    ['on sale after its start', { onSaleAt: '2099-06-02T00:00:00Z' }, 'onSaleAt'],
    [
      'at a price whose largest order fits on no invoice',
      { ticketTypes: [seats(1, 'Seat', '50000000.01')] },
      'ticketTypes.0.price',
    ],
    ['with a negative price', { ticketTypes: [seats(1, 'Seat', '-1.00')] }, 'ticketTypes.0.price'],
    [
      'at a price with too many decimals',
      { ticketTypes: [seats(1), seats(1, 'B', '1.001')] },
      'ticketTypes.1.price',
    ],
    ['with a negative capacity', { ticketTypes: [seats(-1)] }, 'ticketTypes.0.capacity'],
    [
      'with two currencies',
      { ticketTypes: [seats(1), { name: 'B', price: { amount: '1.00', currency: 'USD' }, capacity: 1 }] },
      'ticketTypes.1.price',
    ],
    [
      'with a waiting room that admits no viewer',
      { waitingRoom: { enabled: true, admissionsPerMinute: 0 } },
      'waitingRoom.admissionsPerMinute',
    ],
  ];
  test.each(badInputs)('an event %s is refused with the field named', async (_, changes, path) => {
    const answer = await change('createEvent', {
      name: 'Concert',
      venue: 'Hall',
      startsAt,
      ticketTypes: [seats(1)],
      ...changes,
    });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });

  test('an update changes what it names, clears what it sets to null and keeps the rest', async () => {
    const event = await createEvent(running.reservations, { onSaleAt: '2099-01-01T00:00:00.000Z' });
    const described = await change('updateEvent', {
      eventId: event.id,
      description: 'Loud.',
      venue: 'Arena',
    });
    expect(described.data).toMatchObject({
      updateEvent: {
        event: {
          name: 'Concert',
          description: 'Loud.',
          venue: 'Arena',
          onSaleAt: '2099-01-01T00:00:00.000Z',
          version: 2,
        },
      },
    });
    const cleared = await change('updateEvent', {
      eventId: event.id,
      description: null,
      onSaleAt: null,
      waitingRoom: { enabled: true, admissionsPerMinute: 30 },
      expectedVersion: 2,
    });
    expect(cleared.data).toMatchObject({
      updateEvent: {
        event: {
          description: null,
          onSaleAt: null,
          venue: 'Arena',
          waitingRoom: { enabled: true, admissionsPerMinute: 30 },
          version: 3,
        },
      },
    });
    const stale = await change('updateEvent', { eventId: event.id, name: 'X', expectedVersion: 2 });
    expect(stale.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { expectedVersion: '2', currentVersion: '3' },
    });
    const nameless = await change('updateEvent', { eventId: event.id, name: null });
    expect(nameless.errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'name' }],
    });
  });

  test('publishing and closing happen once, and a closed event changes no more', async () => {
    const event = await publishedEvent(running.reservations);
    expect((await change('publishEvent', { eventId: event.id })).errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { currentState: 'ON_SALE', requestedState: 'ON_SALE' },
    });
    expect((await change('closeEvent', { eventId: event.id })).errors).toEqual([]);
    for (const [mutation, input] of [
      ['closeEvent', { eventId: event.id }],
      ['publishEvent', { eventId: event.id }],
      ['updateEvent', { eventId: event.id, name: 'New' }],
      ['addTicketType', { eventId: event.id, ticketType: seats(1) }],
      ['updateTicketType', { ticketTypeId: event.ticketTypes[0]?.id, name: 'New' }],
    ] as const)
      expect((await change(mutation, input)).errors[0]?.extensions).toMatchObject({
        code: 'CONFLICT',
        metadata: { currentState: 'CLOSED' },
      });
    expect((await reserve(running.reservations, anna, event, 1)).errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { currentState: 'CLOSED' },
    });
    expect(running.events.all.filter(isAbout('event-closed', event.id)).length).toBeLessThanOrEqual(1);
  });

  test('the capacity grows and shrinks with what is for sale, never below what is taken', async () => {
    const event = await publishedEvent(running.reservations, { ticketTypes: [seats(10)] });
    await reserved(running.reservations, anna, event, 4);
    const ticketTypeId = event.ticketTypes[0]?.id;
    const resized = await change('updateTicketType', { ticketTypeId, capacity: 5, expectedVersion: 1 });
    expect(resized.data).toMatchObject({
      updateTicketType: { event: { ticketTypes: [{ capacity: 5, available: 1, version: 2 }] } },
    });
    const tooSmall = await change('updateTicketType', { ticketTypeId, capacity: 3 });
    expect(tooSmall.errors[0]?.extensions).toEqual({ code: 'CONFLICT', metadata: { taken: '4' } });
    const stale = await change('updateTicketType', { ticketTypeId, capacity: 9, expectedVersion: 1 });
    refusalOf(stale, 'CONFLICT');
    const foreign = await change('updateTicketType', {
      ticketTypeId,
      price: { amount: '1.00', currency: 'USD' },
    });
    refusalOf(foreign, 'BAD_USER_INPUT');
    const added = await change('addTicketType', { eventId: event.id, ticketType: seats(3, 'Box', '50.00') });
    expect(added.data).toMatchObject({
      addTicketType: { event: { ticketTypes: [{ available: 1 }, { name: 'Box', available: 3 }] } },
    });
  });

  test('events of another organization cannot be changed, and outsiders change none', async () => {
    const event = await publishedEvent(running.reservations);
    for (const [mutation, input] of [
      ['closeEvent', { eventId: event.id }],
      ['updateEvent', { eventId: event.id, name: 'Mine' }],
      ['addTicketType', { eventId: event.id, ticketType: seats(1) }],
      ['updateTicketType', { ticketTypeId: event.ticketTypes[0]?.id, capacity: 1 }],
    ] as const) {
      refusalOf(await change(mutation, input, outsider), 'NOT_FOUND');
      refusalOf(await change(mutation, input, anna), 'FORBIDDEN');
      refusalOf(await change(mutation, input, anonymousViewer), 'UNAUTHENTICATED');
    }
  });

  test('another date or venue is published once for every holder, and for each of them alone', async () => {
    const event = await publishedEvent(running.reservations, { name: 'Moved' });
    await reserved(running.reservations, anna, event, 1);
    await reserved(running.reservations, anna, event, 1);
    await reserved(running.reservations, bert, event, 1);
    const gone = await reserved(running.reservations, buyer('carla'), event, 1);
    await changeReservation(running.reservations, buyer('carla'), 'cancelReservation', {
      reservationId: gone.id,
    });
    const moves = () => running.events.all.filter(isAbout('event-moved', event.id));
    await change('updateEvent', { eventId: event.id, name: 'Moved, renamed', venue: 'Hall' });
    await change('updateEvent', { eventId: event.id, venue: 'Arena', startsAt: '2099-06-02T19:00:00.000Z' });
    await running.events.until(isAbout('event-moved', event.id));
    await change('updateEvent', { eventId: event.id, startsAt: '2099-06-03T19:00:00.000Z' });
    await waitUntil('the second move', async () => (moves().length > 1 ? true : undefined));
    expect(moves().map(({ data }) => data)).toEqual([
      {
        eventId: event.id,
        name: 'Moved, renamed',
        venue: 'Arena',
        startsAt: '2099-06-02T19:00:00.000Z',
        previousVenue: 'Hall',
        previousStartsAt: startsAt,
        userIds: ['anna', 'bert'],
      },
      expect.objectContaining({ venue: 'Arena', previousVenue: 'Arena', userIds: ['anna', 'bert'] }),
    ]);
  });

  test('a buyer who reserves while the event is moved is notified of the next move', async () => {
    const event = await publishedEvent(running.reservations, { ticketTypes: [seats(1_000)] });
    const buyers = Array.from({ length: 12 }, (_, index) => buyer(`mover-${index}`));
    const before = buyers.map((viewer, index) =>
      reserve(running.instances[index % running.instances.length] ?? running.reservations, viewer, event, 1),
    );
    const moved = change('updateEvent', { eventId: event.id, venue: 'Arena' });
    await Promise.all([...before, moved]);
    const stored = async (): Promise<readonly string[]> => {
      const again = await change('updateEvent', { eventId: event.id, venue: 'Stadium' });
      expect(again.errors).toEqual([]);
      const all = await waitUntil('the last move', async () =>
        running.events.all.find(
          ({ subject, data }) => subject === event.id && (data as { venue?: string }).venue === 'Stadium',
        ),
      );
      return (all.data as { userIds: readonly string[] }).userIds;
    };
    expect((await stored()).length).toBe(12);
  });

  test('an event that has started is CLOSED immediately, for every answer, sale and change', async () => {
    const soon = new Date(clock.now().getTime() + 3_600_000).toISOString();
    const event = await publishedEvent(running.reservations, {
      name: 'Begun',
      startsAt: soon,
      waitingRoom: { enabled: true, admissionsPerMinute: 60 },
    });
    clock.advance(3_600_000);
    expect((await availability(running.reservations, event)).status).toBe('CLOSED');
    expect(await namesSeenBy(anna, 'search: "begun", status: ON_SALE')).toEqual([]);
    expect(await namesSeenBy(anna, 'search: "begun", status: CLOSED')).toEqual(['Begun']);
    const { extensions } = await refuseReservation('CONFLICT', running.reservations, anna, event, 1);
    expect(extensions).toMatchObject({ metadata: { currentState: 'CLOSED' } });
    const joined = await ask(
      anna,
      'mutation($input: JoinQueueInput!) { joinQueue(input: $input) { queueEntry { id } } }',
      { input: { eventId: event.id } },
    );
    for (const answer of [
      joined,
      await change('updateEvent', { eventId: event.id, startsAt }),
      await change('addTicketType', { eventId: event.id, ticketType: seats(1) }),
      await change('updateTicketType', { ticketTypeId: event.ticketTypes[0]?.id, capacity: 1 }),
      await change('publishEvent', { eventId: event.id }),
    ])
      expect(answer.errors[0]?.extensions).toMatchObject({
        code: 'CONFLICT',
        metadata: { currentState: 'CLOSED' },
      });
  });

  test('an event that has started is closed by itself', async () => {
    const soon = new Date(clock.now().getTime() + 3_600_000).toISOString();
    const event = await publishedEvent(running.reservations, { startsAt: soon });
    clock.advance(3_600_000);
    await refuseReservation('CONFLICT', running.reservations, anna, event, 1);
    const closed = await running.events.until(isAbout('event-closed', event.id));
    expect(closed.data).toMatchObject({ status: 'CLOSED' });
  });
});
