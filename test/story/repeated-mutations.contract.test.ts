import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chooseDataLocation } from '../../subgraphs/kit/database/data-location.ts';
import { describeOnEngines } from '../harness/describe-on-engines.ts';
import { type ExampleAnswer, type ExampleWorld, loadMutationExamples } from '../harness/mutation-example.ts';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { createExampleWorld, mutationNames } from './repeated-mutations/example-world.ts';
import { openRecords, type Records } from './repeated-mutations/records.ts';

/** Mutations that ignore keys: what they answer is not kept. */
const withoutKeys = new Set(['login', 'refreshToken']);
const examples = await loadMutationExamples();

/** Made anew with each answer out of what is kept: an access token is signed when it is handed out. */
const madeAnew = new Set(['accessToken']);

const comparable = ({ data, errors }: ExampleAnswer): unknown =>
  JSON.parse(
    JSON.stringify(
      { data, codes: errors?.map(({ message, extensions }) => [message, extensions]) },
      (name, value: unknown) => (madeAnew.has(name) || name === 'correlationId' ? null : value),
    ),
  );

test('every mutation of the API has an example, and no other', () => {
  const expected = mutationNames.filter((name) => !withoutKeys.has(name));
  expect([...examples.keys()].toSorted()).toEqual(expected.toSorted());
});

describeOnEngines('a mutation that is repeated with its idempotency key', (engine) => {
  let folder: string | undefined;
  let erp: RunningErp;
  let records: Records;
  let world: ExampleWorld;
  const secrets: string[] = [];

  beforeAll(async () => {
    folder = engine.kind === 'sqlite' ? await mkdtemp(path.join(tmpdir(), 'erp-repeated-')) : undefined;
    const databaseUrl = engine.kind === 'postgres' ? await engine.lastingDatabase() : undefined;
    erp = await startErp(folder === undefined ? [] : ['--data-dir', folder], {
      ...(databaseUrl !== undefined && { ERP_DATABASE_URL: databaseUrl }),
      // The job comes after the example of reconcilePayment.
      ERP_PAYMENTS_RECONCILE_SECONDS: '3600',
      ERP_PAYMENTS_PROVIDER_TIMEOUT_MS: '300',
      ERP_AUTH_REGISTRATIONS_PER_ADDRESS: '1000',
    });
    records = await openRecords(chooseDataLocation({ databaseUrl, dataDir: folder }));
    world = await createExampleWorld(erp.url, (email) => records.newestMailTo(email));
  });
  afterAll(async () => {
    await records.close();
    await erp.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  test.each([...examples.keys()])('%s has one effect and one answer', async (mutation) => {
    const { domain, example } = examples.get(mutation) ?? {};
    if (domain === undefined || example === undefined) throw new Error(`No example of ${mutation}.`);
    const { by = world.owner, input, refusal } = await example(world);
    const key = randomUUID();
    const first = await by.repeat(mutation, input, key);
    expect(first.errors?.map(({ extensions }) => extensions['code'])).toEqual(
      refusal === undefined ? undefined : [refusal],
    );
    for (const [, token] of JSON.stringify(first).matchAll(
      /"(?:accessToken|refreshToken|secret|token)":"([^"]{12,})"/g,
    ))
      if (token !== undefined) secrets.push(token);
    const counts = await records.countRows(domain);
    expect(comparable(await by.repeat(mutation, input, key))).toEqual(comparable(first));
    await records.forgetOutcomes(domain);
    expect(comparable(await by.repeat(mutation, input, `"${key}"`))).toEqual(comparable(first));
    expect(await records.countRows(domain)).toEqual(counts);
  });

  test('no token and no secret stands in what is kept', async () => {
    const kept = await Promise.all(['auth', 'reservations'].map((domain) => records.readCalls(domain)));
    expect(secrets.length).toBeGreaterThan(5);
    const text = kept.join('');
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('two fields of one operation are two changes, and both are repeated', async () => {
    const input = { kind: 'COMPANY', name: world.unique() };
    const key = randomUUID();
    const send = async () => {
      const response = await fetch(erp.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${ownerToken}`,
          'idempotency-key': key,
        },
        body: JSON.stringify({
          query:
            'mutation($input: CreateCustomerInput!) { a: createCustomer(input: $input) { customer { id } } b: createCustomer(input: $input) { customer { id } } }',
          variables: { input },
        }),
      });
      return (await response.json()) as { data: Record<'a' | 'b', { customer: { id: string } }> };
    };
    const { accessToken: ownerToken } = await world.anonymous.do('login', {
      email: 'admin@acme.example',
      password: 'correct-horse-battery-staple',
    });
    const first = await send();
    expect(first.data.a.customer.id).not.toBe(first.data.b.customer.id);
    expect(await send()).toEqual(first);
  });

  test('another request with the key is refused, and nothing is done', async () => {
    const key = randomUUID();
    const create = (name: string) => world.owner.repeat('createCustomer', { kind: 'COMPANY', name }, key);
    await create(world.unique());
    const counts = await records.countRows('crm');
    expect((await create(world.unique())).errors).toMatchObject([
      { extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } },
    ]);
    expect(await records.countRows('crm')).toEqual(counts);
  });

  test('the key of one user is another key for another user', async () => {
    const key = randomUUID();
    const [anna, ben] = [await world.newUser(), await world.newUser()];
    const name = world.unique();
    const ofAnna = await anna.repeat('createOrganization', { name, slug: name }, key);
    expect(ofAnna.errors).toBeUndefined();
    expect((await ben.repeat('createOrganization', { name, slug: name }, key)).errors).toMatchObject([
      { extensions: { code: 'CONFLICT' } },
    ]);
  });

  test('a hundred requests at the same moment have one effect and one answer', async () => {
    const input = { kind: 'COMPANY', name: world.unique() };
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => world.owner.repeat('createCustomer', input, key)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.errors).toBeUndefined();
    const { customers } = await world.owner.ask(`{ customers(search: "${input.name}") { totalCount } }`);
    expect(customers.totalCount).toBe(1);
  });
});
