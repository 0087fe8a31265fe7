import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient } from '../harness/graphql-client.ts';
import { spawnNode } from '../harness/spawn-process.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { waitUntil } from '../harness/wait-until.ts';

/** `npm start` as the person who types it meets it. */
const cleanUps: Array<() => unknown> = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'erp-start-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningErp> {
  const erp = await startErp(args, environment);
  cleanUps.push(() => erp.stop('SIGKILL'));
  return erp;
}

/** One line on the terminal, exit code 1, or 2 where the command line itself is wrong. */
async function expectRefusal(
  args: readonly string[],
  message: RegExp,
  environment: Readonly<Record<string, string>> = {},
  exitCode = 1,
): Promise<void> {
  const refused = spawnNode('start.ts', args, environment);
  expect(await refused.exited()).toBe(exitCode);
  const lines = refused.output().trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(message);
}

test('it is ready for little work, stays small, and stops cleanly', async () => {
  const erp = await start([]);
  // On a quiet machine this is below the seconds until it is ready, which the benchmark of the start measures.
  expect(cpuSecondsOf(erp.process.pid)).toBeLessThan(10);
  const client = createGraphqlClient(erp.url);
  await client.login('admin@acme.example', demoPassword);
  const status = readFileSync(`/proc/${erp.process.pid}/status`, 'utf8');
  const residentKilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  expect(residentKilobytes).toBeLessThan(400 * 1024);
  expect(await erp.stop('SIGTERM')).toBe(0);
});

/** CPU time of a process so far, user and system: fields 14 and 15 of `proc_pid_stat(5)`, in hundredths of a second. */
function cpuSecondsOf(pid: number | undefined): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) / 100;
}

/** A port that something else listens on. */
async function takePort(): Promise<number> {
  const occupant = createServer().listen(0, '127.0.0.1');
  await once(occupant, 'listening');
  cleanUps.push(() => occupant.close());
  const address = occupant.address();
  return typeof address === 'object' && address ? address.port : 0;
}

test('a taken port is one clear line that says how to start a second one', async () => {
  const port = await takePort();
  await expectRefusal(
    ['--port', String(port)],
    new RegExp(`^Port ${port} on 127.0.0.1 is taken by another process\\. .*--port <number>`),
  );
});

test.each([
  ['service', []],
  ['service', ['--metrics-port']],
  ['subgraph', []],
] as const)(
  'a %s whose port is taken is one clear line, and nothing of it stays: %j',
  async (kind, flags) => {
    const port = String(await takePort());
    const args = flags.length > 0 ? ['--port', '0', ...flags, port] : ['--port', port];
    const refused = spawnNode('subgraphs/run-part.ts', [kind, 'crm', ...args], {
      ERP_VIEWER_TOKEN_SECRET: 'a-secret-of-at-least-thirty-two-bytes!',
    });
    expect(await refused.exited()).toBe(1);
    expect(refused.output()).toBe(
      `crm-${kind} could not start: Port ${port} on 127.0.0.1 is taken by another process.\n`,
    );
  },
);

test('bad options are one clear line', async () => {
  await expectRefusal(['--pord', '1'], /--pord, did you mean --port\?/, {}, 2);
  await expectRefusal(['--port', 'many'], /--port/, {}, 2);
  await expectRefusal(['--port', '70000'], /--port/, {}, 2);
  await expectRefusal(['--port', '--no-seed'], /^Flag --port needs a value\. Try --help\.$/, {}, 2);
});

test('a variable that nothing reads is a warning that names the right one, and the start goes on', async () => {
  const erp = await start([], {
    ERP_LOG_LEVEL: 'error',
    ERP_FINANCE_TICKET_TAX: '1',
    ERP_LOGGING_LEVEL: 'warn',
  });
  const warnings = erp.output().match(/^Warning: .*$/gm);
  expect(warnings).toEqual([
    expect.stringMatching(/ERP_LOG_LEVEL is not known and is ignored; did you mean ERP_LOGGING_LEVEL\?$/),
    expect.stringMatching(/ERP_FINANCE_TICKET_TAX is not known and is ignored/),
  ]);
});

test('what the environment says wrong is one clear line, and a secret file that is missing is not ignored', async () => {
  await expectRefusal(['--port', '0'], /^ERP_LOGGING_LEVEL: /, { ERP_LOGGING_LEVEL: 'loud' });
  await expectRefusal(['--port', '0'], /^ERP_DATABASE_URL: /, { ERP_DATABASE_URL: 'mysql://erp@host/erp' });
  await expectRefusal([], /^ERP_SERVER_PORT: /, { ERP_SERVER_PORT: '70000' });
  await expectRefusal(['--port', '0'], /^ERP_VIEWER_TOKEN_SECRET_FILE names a file that does not exist$/, {
    ERP_VIEWER_TOKEN_SECRET_FILE: path.join(temporaryFolder(), 'missing'),
  });
});

test('a data folder that cannot be one, and a database that is not there, are one clear line', async () => {
  const file = path.join(temporaryFolder(), 'a-file');
  writeFileSync(file, '');
  await expectRefusal(['--port', '0', '--data-dir', file], /a-file/);
  // Node's own way of making such a folder never ends.
  await expectRefusal(['--port', '0', '--data-dir', '/proc/none/a/b'], /\/proc\/none/);
  await expectRefusal(['--port', '0'], /database|connect/i, {
    ERP_DATABASE_URL: 'postgres://unknown@127.0.0.1:1/none',
  });
});

test('without demo data no user can log in, and registering needs an organization that exists', async () => {
  const erp = await start(['--no-seed']);
  expect(erp.output()).not.toContain(demoPassword);
  const answer = await createGraphqlClient(erp.url).send(
    'mutation($input: LoginInput!) { login(input: $input) { accessToken } }',
    { input: { email: 'admin@acme.example', password: demoPassword } },
  );
  expect(answer.errors.map((error) => error.extensions['code'])).toEqual(['UNAUTHENTICATED']);
});

test('a purchase survives the process being killed right after the payment, and is booked once', async () => {
  const dataDir = temporaryFolder();
  const first = await start(['--data-dir', dataDir]);
  const buyer = createGraphqlClient(first.url);
  await buyer.login('customer@acme.example', demoPassword);
  const { events } = await buyer.run<{
    events: { nodes: ReadonlyArray<{ id: string; ticketTypes: ReadonlyArray<{ id: string }> }> };
  }>('{ events(search: "Trade Fair") { nodes { id ticketTypes { id } } } }');
  const [event] = events.nodes;
  const { createReservation } = await buyer.run<{ createReservation: { reservation: { id: string } } }>(
    'mutation($input: CreateReservationInput!) { createReservation(input: $input) { reservation { id } } }',
    { input: { eventId: event?.id, items: [{ ticketTypeId: event?.ticketTypes[0]?.id, quantity: 1 }] } },
  );
  const reservationId = createReservation.reservation.id;
  const { createPaymentIntent } = await buyer.run<{ createPaymentIntent: { paymentIntent: { id: string } } }>(
    'mutation($input: CreatePaymentIntentInput!) { createPaymentIntent(input: $input) { paymentIntent { id } } }',
    { input: { reservationId } },
  );
  await buyer.run(
    'mutation($input: ProcessPaymentInput!) { processPayment(input: $input) { paymentIntent { status } } }',
    {
      input: {
        paymentIntentId: createPaymentIntent.paymentIntent.id,
        card: { number: '4242424242424242', expMonth: 12, expYear: 2030, cvc: '123' },
      },
    },
  );
  await first.stop('SIGKILL');
  expect(readdirSync(dataDir)).toContain('payments.sqlite');

  const second = await start(['--data-dir', dataDir]);
  const back = createGraphqlClient(second.url);
  await back.login('customer@acme.example', demoPassword);
  const bought = await waitUntil('the paid invoice', async () => {
    const { reservation } = await back.run<{
      reservation: { status: string; invoice: { status: string } | null };
    }>(
      'query($id: ID!) { reservation(id: $id) { status tickets { code } invoice { number status } payment { status refunds { id } } } }',
      { id: reservationId },
    );
    return reservation.status === 'CONFIRMED' && reservation.invoice?.status === 'PAID'
      ? reservation
      : undefined;
  });
  expect(bought).toMatchObject({ status: 'CONFIRMED', payment: { status: 'SUCCEEDED', refunds: [] } });
  const finance = createGraphqlClient(second.url);
  await finance.login('finance@acme.example', demoPassword);
  const { invoices, trialBalance } = await finance.run<{
    invoices: { nodes: ReadonlyArray<{ reservation: { id: string } | null }> };
    trialBalance: { isBalanced: boolean };
  }>('{ invoices(first: 100) { nodes { reservation { id } } } trialBalance { isBalanced } }');
  expect(invoices.nodes.filter((invoice) => invoice.reservation?.id === reservationId)).toHaveLength(1);
  expect(trialBalance.isBalanced).toBe(true);
});
