import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LeadAssigned } from '../../../proto/generated/erp/crm/v1/events.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/real-services.ts';
import { sampleEvent } from '../../../test/harness/sample-event.ts';
import { dataOf, openRecordedBus } from '../../../test/harness/start-domain.ts';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import { acme } from '../../kit/demo/demo-people.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import type { EventBus } from '../../kit/events/event-bus.ts';
import { type AuthUnderTest, type LoggedIn, startAuth } from './start-auth.ts';

/** Two instances of the service as two processes would run it: one database, a bus connection each. */
interface Instance {
  readonly auth: AuthUnderTest;
  readonly bus: EventBus;
  close(): Promise<void>;
}

let postgres: TestDatabase;
let instances: readonly [Instance, Instance];
let hr: LoggedIn;

async function startInstance(): Promise<Instance> {
  const bus = await openRecordedBus(postgres.url);
  const auth = await startAuth({ databaseUrl: postgres.url, bus });
  let isClosed = false;
  return {
    auth,
    bus,
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await auth.close();
      await bus.close();
    },
  };
}

beforeAll(async () => {
  postgres = await createTestDatabase();
  instances = await Promise.all([startInstance(), startInstance()]);
  hr = await instances[0].auth.login('hr@acme.example');
});
afterAll(async () => {
  for (const instance of instances) await instance.close();
  await postgres.drop();
});

function leadAssigned(leadId: string): DomainEvent {
  const payload = { leadId, name: 'Initech', ownerId: hr.viewer.userId, assignedBy: 'somebody' };
  return sampleEvent(LeadAssigned, payload, acme.id);
}

interface NotificationPage {
  readonly nodes: ReadonlyArray<{ readonly subjectId: string }>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Ids of the leads that hr was notified of, with one entry for each notification. */
async function notifiedOf(auth: AuthUnderTest, prefix: string): Promise<readonly string[]> {
  const subjects: string[] = [];
  let after: string | null = null;
  do {
    const answer = await auth.query(
      hr.viewer,
      'query($after: String) { myNotifications(first: 100, after: $after) { nodes { subjectId } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    const page: NotificationPage = dataOf<{ myNotifications: NotificationPage }>(answer).myNotifications;
    subjects.push(...page.nodes.map((node) => node.subjectId));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return subjects.filter((subject) => subject.startsWith(prefix)).toSorted();
}

const leadIds = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(3, '0')}`);

const arrived = (auth: AuthUnderTest, prefix: string, count: number) =>
  waitUntil(`${count} notifications`, async () => {
    const subjects = await notifiedOf(auth, prefix);
    return subjects.length >= count ? subjects : undefined;
  });

test('each event has one effect, whichever instance gets it and however often it is published', async () => {
  const events = leadIds('even', 120).map(leadAssigned);
  await Promise.all(
    events.flatMap((event, index) => [
      instances[0].bus.publish([event]),
      ...(index % 3 === 0 ? [instances[1].bus.publish([event])] : []),
    ]),
  );
  await arrived(instances[0].auth, 'even', 120);
  // Once this last one has come, nothing else is on its way.
  await instances[1].bus.publish([leadAssigned('last-000')]);
  await arrived(instances[1].auth, 'last', 1);
  expect(await notifiedOf(instances[0].auth, 'even')).toEqual(leadIds('even', 120));
});

test('an instance that leaves in the middle takes no event with it and leaves none to be done twice', async () => {
  const events = leadIds('leave', 200).map(leadAssigned);
  const [staying, leaving] = instances;
  await staying.bus.publish(events);
  await arrived(staying.auth, 'leave', 20);
  await leaving.close();
  await arrived(staying.auth, 'leave', 200);
  await staying.bus.publish([leadAssigned('last-001')]);
  await waitUntil('the last notification', async () =>
    (await notifiedOf(staying.auth, 'last')).includes('last-001') ? true : undefined,
  );
  expect(await notifiedOf(staying.auth, 'leave')).toEqual(leadIds('leave', 200));
});
