import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import {
  assertMissing,
  codeOf,
  dataOf,
  type GraphqlAnswer,
  refusalOf,
} from '../../../test/harness/start-domain.ts';
import { anonymousViewer, type Viewer } from '../../kit/viewer/viewer.ts';
import {
  availability,
  createEvent,
  publishedEvent,
  refuseReservation,
  reserve,
  reserved,
  type TestEvent,
} from './operations.ts';
import {
  type ReservationsUnderTest,
  type StartReservationsOptions,
  startReservations,
} from './start-reservations.ts';
import { createTestClock } from './test-clock.ts';
import { anna, bert, buyer, eventsManager, outsider } from './viewers.ts';

interface TestEntry {
  readonly id: string;
  readonly status: string;
  readonly position: number;
  readonly estimatedWaitSeconds: number;
  readonly admissionToken: string | null;
}

const entryFields = 'queueEntry { id status position estimatedWaitSeconds admissionToken event { id } }';

/** What the way through a waiting room into a reservation promises, wherever lines are kept. */
describeOnEngines('the queue', (engine) => testQueue({ engine }));

describe('the queue in memory', () =>
  testQueue({ environment: { ERP_RESERVATIONS_WAITING_ROOM: 'memory' } }));

function testQueue(options: StartReservationsOptions): void {
  const clock = createTestClock();
  let running: ReservationsUnderTest;

  beforeAll(async () => {
    running = await startReservations({
      ...options,
      clock: clock.now,
      environment: { ...options.environment, ERP_RESERVATIONS_ADMISSION_SECONDS: '120' },
    });
  });
  afterAll(() => running.close());

  const ask = (viewer: Viewer, operation: string, variables: Record<string, unknown>) =>
    running.reservations.query(viewer, operation, variables);
  const join = (viewer: Viewer, input: Record<string, unknown>): Promise<GraphqlAnswer> =>
    ask(viewer, `mutation($input: JoinQueueInput!) { joinQueue(input: $input) { token ${entryFields} } }`, {
      input,
    });
  const enter = (viewer: Viewer, input: Record<string, unknown>): Promise<GraphqlAnswer> =>
    ask(viewer, `mutation($input: EnterQueueInput!) { enterQueue(input: $input) { ${entryFields} } }`, {
      input,
    });
  const leave = (viewer: Viewer, input: Record<string, unknown>): Promise<GraphqlAnswer> =>
    ask(viewer, `mutation($input: LeaveQueueInput!) { leaveQueue(input: $input) { ${entryFields} } }`, {
      input,
    });
  const status = async (viewer: Viewer, args: string): Promise<TestEntry | null> =>
    dataOf<{ queueEntry: TestEntry | null }>(
      await ask(
        viewer,
        `{ queueEntry(${args}) { id status position estimatedWaitSeconds admissionToken } }`,
        {},
      ),
    ).queueEntry;
  const joined = async (viewer: Viewer, event: TestEvent, token?: string) =>
    dataOf<{ joinQueue: { token: string | null; queueEntry: TestEntry } }>(
      await join(viewer, { eventId: event.id, token }),
    ).joinQueue;
  const entered = async (viewer: Viewer, input: Record<string, unknown>) =>
    dataOf<{ enterQueue: { queueEntry: TestEntry } }>(await enter(viewer, input)).enterQueue.queueEntry;
  const roomEvent = (admissionsPerMinute = 60) =>
    publishedEvent(running.reservations, { waitingRoom: { enabled: true, admissionsPerMinute } });
  const admissionOf = async (viewer: Viewer, event: TestEvent): Promise<string> => {
    await joined(viewer, event);
    return (await entered(viewer, { eventId: event.id })).admissionToken ?? '';
  };

  test('the line moves at its rate, and an admission is good for one reservation', async () => {
    const event = await roomEvent();
    const [first, second, third] = [
      await joined(anna, event),
      await joined(bert, event),
      await joined(buyer('carl'), event),
    ];
    expect(first.queueEntry).toMatchObject({ status: 'ADMITTED', position: 0, estimatedWaitSeconds: 0 });
    expect(second.queueEntry).toMatchObject({ status: 'WAITING', position: 1, estimatedWaitSeconds: 1 });
    expect(third.queueEntry).toMatchObject({ position: 2, estimatedWaitSeconds: 2, admissionToken: null });
    expect(await entered(bert, { eventId: event.id })).toMatchObject({
      status: 'WAITING',
      admissionToken: null,
    });
    const waiting = await ask(
      anonymousViewer,
      'query($id: ID!) { event(id: $id) { waitingRoom { enabled admissionsPerMinute waiting } } }',
      { id: event.id },
    );
    expect(waiting.data).toEqual({
      event: { waitingRoom: { enabled: true, admissionsPerMinute: 60, waiting: 2 } },
    });

    const { admissionToken } = await entered(anna, { eventId: event.id });
    await reserved(running.reservations, anna, event, 1, { admissionToken });
    const again = await reserve(running.reservations, anna, event, 1, { admissionToken });
    expect(again.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { reason: 'ADMISSION_USED' },
    });
    expect(await status(anna, `eventId: "${event.id}"`)).toMatchObject({ status: 'LEFT' });
    clock.advance(1_000);
    expect(await status(bert, `eventId: "${event.id}"`)).toMatchObject({ status: 'ADMITTED' });
    expect(await status(buyer('carl'), `eventId: "${event.id}"`)).toMatchObject({ position: 1 });
  });

  test('without a valid admission a reservation is refused', async () => {
    const event = await roomEvent();
    const other = await roomEvent();
    const reasonOf = async (viewer: Viewer, admissionToken?: string): Promise<unknown> =>
      (await reserve(running.reservations, viewer, event, 1, { admissionToken })).errors[0]?.extensions;
    const refusal = (reason: string) => ({ code: 'FORBIDDEN', metadata: { reason } });
    expect(await reasonOf(anna)).toEqual(refusal('ADMISSION_REQUIRED'));
    expect(await reasonOf(anna, 'forged')).toEqual(refusal('ADMISSION_INVALID'));
    const forged = await new SignJWT({ event: event.id })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('erp-reservations')
      .setAudience('erp-admission')
      .setSubject('entry')
      .setJti('jti')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a secret that the service does not have, long enough'));
    expect(await reasonOf(anna, forged)).toEqual(refusal('ADMISSION_INVALID'));
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.split('.')[1]}.`;
    expect(await reasonOf(anna, unsigned)).toEqual(refusal('ADMISSION_INVALID'));
    expect(await reasonOf(anna, await admissionOf(anna, other))).toEqual(refusal('ADMISSION_INVALID'));
    const own = await admissionOf(anna, event);
    expect(await reasonOf(bert, own)).toEqual(refusal('ADMISSION_INVALID'));
    clock.advance(120_000);
    expect(await reasonOf(anna, own)).toEqual(refusal('ADMISSION_EXPIRED'));
    expect(await availability(running.reservations, event)).toMatchObject({ available: 100 });
  });

  test('an admission that ten requests use at the same time makes one reservation', async () => {
    const event = await roomEvent();
    const admissionToken = await admissionOf(anna, event);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        reserve(running.instances[index % running.instances.length] ?? running.reservations, anna, event, 1, {
          admissionToken,
        }),
      ),
    );
    expect(answers.map(codeOf).filter((code) => code === 'OK')).toHaveLength(1);
    expect(answers.map(codeOf).filter((code) => code === 'CONFLICT')).toHaveLength(9);
    expect((await availability(running.reservations, event)).available).toBe(99);
  });

  test('an admission survives an order that could not be filled', async () => {
    const event = await roomEvent();
    const admissionToken = await admissionOf(anna, event);
    await refuseReservation('BAD_USER_INPUT', running.reservations, anna, event, 9, { admissionToken });
    await reserved(running.reservations, anna, event, 2, { admissionToken });
  });

  test('an anonymous client keeps its place by token and takes it along when it logs in', async () => {
    const event = await roomEvent();
    await joined(bert, event);
    const anonymous = await joined(anonymousViewer, event);
    const token = anonymous.token ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(anonymous.queueEntry).toMatchObject({ status: 'WAITING', position: 1 });
    expect((await joined(anonymousViewer, event, token)).queueEntry.id).toBe(anonymous.queueEntry.id);
    expect(await status(anonymousViewer, `token: "${token}"`)).toMatchObject({ position: 1 });
    expect(await status(anonymousViewer, 'token: "not-the-token-of-anybody"')).toBeNull();
    refusalOf(
      await ask(anonymousViewer, `{ queueEntry(eventId: "${event.id}") { id } }`, {}),
      'UNAUTHENTICATED',
    );
    clock.advance(1_000);
    const admitted = await entered(anna, { token });
    expect(admitted).toMatchObject({ id: anonymous.queueEntry.id, status: 'ADMITTED' });
    expect(await status(bert, `token: "${token}"`)).toBeNull();
    const { admissionToken } = admitted;
    await refuseReservation('FORBIDDEN', running.reservations, bert, event, 1, { admissionToken });
    await reserved(running.reservations, anna, event, 1, { admissionToken });
  });

  test('an anonymous client that was admitted reserves as the user who logs in', async () => {
    const event = await roomEvent();
    const { token, queueEntry } = await joined(anonymousViewer, event);
    expect(queueEntry.status).toBe('ADMITTED');
    const { admissionToken } = await entered(anonymousViewer, { token });
    await reserved(running.reservations, anna, event, 1, { admissionToken });
    await refuseReservation('CONFLICT', running.reservations, bert, event, 1, { admissionToken });
  });

  test('a viewer who leaves the queue gives up the admission too', async () => {
    const event = await roomEvent();
    const admissionToken = await admissionOf(anna, event);
    refusalOf(await leave(bert, { eventId: event.id }), 'NOT_FOUND');
    const left = await leave(anna, { eventId: event.id });
    expect(left.data).toMatchObject({ leaveQueue: { queueEntry: { status: 'LEFT', admissionToken: null } } });
    await refuseReservation('CONFLICT', running.reservations, anna, event, 1, { admissionToken });
    const refused = await enter(anna, { eventId: event.id });
    expect(refused.errors[0]?.extensions).toEqual({
      code: 'CONFLICT',
      metadata: { currentState: 'LEFT', requestedState: 'ADMITTED' },
    });
    expect((await joined(anna, event)).queueEntry.status).not.toBe('LEFT');
  });

  test('entries of others are invisible by id, also as entities', async () => {
    const event = await roomEvent();
    const { queueEntry } = await joined(anna, event);
    expect(await status(anna, `id: "${queueEntry.id}"`)).toMatchObject({ id: queueEntry.id });
    expect(await status(bert, `id: "${queueEntry.id}"`)).toBeNull();
    const entities =
      'query($r: [_Any!]!) { _entities(representations: $r) { ... on QueueEntry { id status } } }';
    const place = { __typename: 'QueueEntry', id: queueEntry.id };
    const r = [place];
    expect((await ask(anna, entities, { r })).data).toEqual({
      _entities: [{ id: queueEntry.id, status: 'ADMITTED' }],
    });
    assertMissing(await ask(bert, entities, { r }), { 0: place });
    assertMissing(await ask(anonymousViewer, entities, { r }), { 0: place });
  });

  test('only published events with a waiting room have a queue, for anonymous viewers and viewers of the organization', async () => {
    const plain = await publishedEvent(running.reservations);
    const draft = await createEvent(running.reservations, {
      waitingRoom: { enabled: true, admissionsPerMinute: 60 },
    });
    const event = await roomEvent();
    refusalOf(await join(anna, { eventId: plain.id }), 'CONFLICT');
    refusalOf(await join(eventsManager, { eventId: draft.id }), 'NOT_FOUND');
    refusalOf(await join(anonymousViewer, { eventId: 'none' }), 'NOT_FOUND');
    refusalOf(await join(outsider, { eventId: event.id }), 'NOT_FOUND');
    const short = await join(anonymousViewer, { eventId: event.id, token: 'short' });
    expect(short.errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'token' }],
    });
    refusalOf(await enter(anna, {}), 'BAD_USER_INPUT');
  });

  test('the line may form before the sale begins and moves when it does', async () => {
    const onSaleAt = new Date(clock.now().getTime() + 60_000).toISOString();
    const event = await publishedEvent(running.reservations, {
      onSaleAt,
      waitingRoom: { enabled: true, admissionsPerMinute: 60 },
    });
    expect((await joined(anna, event)).queueEntry).toMatchObject({ status: 'WAITING', position: 1 });
    await refuseReservation('CONFLICT', running.reservations, anna, event, 1);
    clock.advance(60_000);
    expect(await status(anna, `eventId: "${event.id}"`)).toMatchObject({ status: 'ADMITTED' });
  });
}
