import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { domain as crm } from '../../subgraphs/crm/domain.ts';
import { type Database, openDatabase } from '../../subgraphs/kit/database/database.ts';
import { demoCustomer } from '../../subgraphs/kit/demo/demo-people.ts';
import type { RunningPart } from '../../subgraphs/kit/lifecycle/running-part.ts';
import { createPartMetrics } from '../../subgraphs/kit/observability/part-metrics.ts';
import { createViewerTokens, viewerTokenHeader } from '../../subgraphs/kit/viewer/viewer-token.ts';
import { type SpawnedProcess, spawnNode } from '../harness/spawn-process.ts';
import { postGraphql, testViewerTokenSecret } from '../harness/start-domain.ts';
import { userViewer } from '../harness/viewers.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { silentLogger } from '../kit/event-samples.ts';

/** A line to the service on which its answers can get lost. */
interface Line {
  readonly address: string;
  loseAnswers(): void;
  /** Ends all connections; new ones work. */
  cut(): void;
  close(): Promise<void>;
}

async function openLine(toPort: () => number): Promise<Line> {
  let isLosing = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(toPort(), '127.0.0.1');
    for (const end of [socket, onward]) {
      sockets.add(end);
      end.on('error', () => {});
      end.on('close', () => sockets.delete(end));
    }
    socket.pipe(onward);
    onward.on('data', (bytes) => {
      if (!isLosing) socket.write(bytes);
    });
    onward.on('close', () => {
      if (!isLosing) socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    isLosing = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswers: () => {
      isLosing = true;
    },
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const { id: customerId, organization } = demoCustomer(1);
const viewer = userViewer(['crm:customer:read', 'crm:customer:write'], { organizationId: organization.id });
const create =
  'mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id name } } }';

let folder: string;
let port: number;
let service: SpawnedProcess;
let line: Line;
let subgraph: RunningPart;
let records: Database<{ contacts: { id: string; name: string } }>;

async function startService(onPort: number): Promise<void> {
  service = spawnNode(
    'subgraphs/run-part.ts',
    ['service', 'crm', '--port', String(onPort), '--data-dir', folder, '--seed-demo'],
    { ERP_VIEWER_TOKEN_SECRET: testViewerTokenSecret, ERP_LOGGING_FORMAT: 'json' },
  );
  const [, given] = await service.waitForOutput(/"address":"[^"]*:(\d+)".*is ready/);
  port = Number(given);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'erp-killed-'));
  await startService(0);
  line = await openLine(() => port);
  subgraph = await crm.startSubgraph({
    host: '127.0.0.1',
    port: 0,
    serviceAddress: () => line.address,
    viewerTokens: createViewerTokens(testViewerTokenSecret),
    logger: silentLogger,
    metrics: createPartMetrics('crm-subgraph', { collectProcessMetrics: false }),
  });
  records = await openDatabase({ url: path.join(folder, 'crm.sqlite'), schema: 'crm' });
});
afterAll(async () => {
  await subgraph.close();
  await line.close();
  await service.stop();
  await records.close();
  await rm(folder, { recursive: true, force: true });
});

const send = async (name: string, key: string) =>
  postGraphql(
    `${subgraph.address}/graphql`,
    { query: create, variables: { input: { customerId, name } } },
    {
      [viewerTokenHeader]: await createViewerTokens(testViewerTokenSecret).sign(viewer),
      'idempotency-key': key,
    },
  );

const contactsNamed = async (name: string): Promise<readonly string[]> =>
  (await records.kysely.selectFrom('contacts').select('id').where('name', '=', name).execute()).map(
    ({ id }) => id,
  );

const countEvents = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from outbox`.execute(records.kysely);
  return Number(rows[0]?.count);
};

test('a service that is killed right after its commit has done it once, and says so when it is asked again', async () => {
  const before = await countEvents();
  // The line works.
  expect((await send('Another contact', randomUUID())).errors).toEqual([]);
  const eventsOfOne = (await countEvents()) - before;
  expect(eventsOfOne).toBeGreaterThan(0);
  for (let round = 1; round <= 3; round += 1) {
    const name = `Contact of round ${round}`;
    const key = randomUUID();
    line.loseAnswers();
    const lost = send(name, key);
    const [id] = await waitUntil('The commit', async () => {
      const ids = await contactsNamed(name);
      return ids.length > 0 ? ids : undefined;
    });
    await service.stop('SIGKILL');
    line.cut();
    expect((await lost).errors).toMatchObject([
      {
        extensions: { code: 'UNAVAILABLE', outcome: 'unknown' },
        message: expect.stringContaining('same Idempotency-Key'),
      },
    ]);
    await startService(port);
    const again = await waitUntil('The service', async () => {
      const answer = await send(name, key);
      return answer.errors.length === 0 ? answer : undefined;
    });
    expect(again.data).toEqual({ createContact: { contact: { id, name } } });
    expect(await contactsNamed(name)).toEqual([id]);
    expect(await countEvents()).toBe(before + eventsOfOne * (round + 1));
  }
});
