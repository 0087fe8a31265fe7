import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import { acme, demoCustomer, demoUserByEmail, globex } from '../../kit/demo/demo-people.ts';
import { money } from '../../kit/values/money.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { seedDemo } from '../service/demo/seed-demo.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { Customer } from '../service/model/customer.ts';
import type { Opportunity } from '../service/model/opportunity.ts';
import { type CrmStores, createStores } from '../service/stores/stores.ts';
import type { CrmTables } from '../service/stores/tables.ts';

const now = new Date('2026-05-20T10:00:00.123Z');

describeOnEngines('the crm stores', (engine) => {
  let database: Database<CrmTables>;
  let stores: CrmStores;

  beforeAll(async () => {
    database = await openDatabase<CrmTables>({ url: await engine.emptyDatabase(), schema: 'crm' });
    await migrate(database, migrations);
    await seedDemo({ database, clock: () => now });
    stores = createStores(database.kysely, database.engine);
  });
  afterAll(() => database.close());

  const aCustomer = (changes: Partial<Customer> = {}): Customer => ({
    id: newId(),
    organizationId: 'store-org',
    kind: 'PERSON',
    name: 'Zoë 100%',
    email: undefined,
    phone: undefined,
    address: undefined,
    ownerId: 'user-1',
    archivedAt: undefined,
    createdAt: now,
    updatedAt: now,
    version: 1,
    ...changes,
  });

  test('a customer reads as it was written, with and without its optional parts', async () => {
    const bare = aCustomer();
    const full = aCustomer({
      email: 'zoe@example.com',
      phone: '+1',
      address: { street: 'A 1', postalCode: '1', city: 'B', region: 'C', country: 'DE' },
      archivedAt: new Date('2026-05-21T00:00:00.001Z'),
    });
    await stores.customers.insert([bare, full]);
    const found = await stores.customers.findByIds('store-org', [full.id, bare.id, 'unknown']);
    expect(new Map(found.map((customer) => [customer.id, customer]))).toEqual(
      new Map([
        [bare.id, bare],
        [full.id, full],
      ]),
    );
    const changed = { ...bare, name: 'Changed', version: 2 };
    await stores.customers.update(changed);
    expect(await stores.customers.findByIds('store-org', [bare.id])).toEqual([changed]);
  });

  test('an organization finds nothing of another one', async () => {
    const { id } = demoCustomer(1);
    expect(await stores.customers.findByIds(globex.id, [id])).toEqual([]);
    expect(await stores.contacts.listByCustomers(globex.id, [id])).toEqual([]);
    expect((await stores.opportunities.listByCustomers(globex.id, [id], {})).get(id)?.rows).toEqual([]);
    expect((await stores.activities.listBySubjects(globex.id, 'CUSTOMER', [id], {})).get(id)?.rows).toEqual(
      [],
    );
    for (const store of [stores.customers, stores.contacts, stores.leads, stores.opportunities])
      await expect(store.lock(globex.id, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('an organization changes nothing of another one', async () => {
    const ours = aCustomer({ name: 'Ours' });
    await stores.customers.insert([ours]);
    const theirs = { ...ours, organizationId: globex.id, name: 'Theirs' };
    await expect(stores.customers.update(theirs)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(stores.customers.remove(globex.id, ours.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [contact] = await stores.contacts.listByCustomers(acme.id, [demoCustomer(2).id]);
    await stores.contacts.clearPrimary(globex.id, demoCustomer(2).id, now);
    await stores.activities.addCustomerToLead(globex.id, 'any', 'any');
    expect(await stores.customers.findByIds('store-org', [ours.id])).toEqual([ours]);
    expect(await stores.contacts.listByCustomers(acme.id, [demoCustomer(2).id])).toContainEqual(contact);
    await stores.customers.remove('store-org', ours.id);
  });

  test('a list without ids finds no rows', async () => {
    expect(await stores.customers.findByIds(acme.id, [])).toEqual([]);
    expect(await stores.leads.findByIds(acme.id, [])).toEqual([]);
    expect(await stores.opportunities.findByIds(acme.id, [])).toEqual([]);
    expect(await stores.contacts.listByCustomers(acme.id, [])).toEqual([]);
    expect(await stores.opportunities.listByCustomers(acme.id, [], {})).toEqual(new Map());
    expect(await stores.activities.listBySubjects(acme.id, 'LEAD', [], {})).toEqual(new Map());
  });

  test('search takes part of the name or the address, whatever its case', async () => {
    const search = async (text: string): Promise<readonly string[]> =>
      (await stores.customers.list(acme.id, { search: text }, undefined)).rows.map((row) => row.name);
    expect(await search('FREIGHT')).toEqual(['Baltic Freight']);
    expect(await search('office@baltic')).toEqual(['Baltic Freight']);
    expect(await search('%')).toEqual([]);
    const zoe = aCustomer({ organizationId: 'search-org' });
    await stores.customers.insert([zoe]);
    // Capital, and the two dots as a character of their own.
    const found = await stores.customers.list('search-org', { search: 'ZOE\u0308 100%' }, undefined);
    expect(found.rows).toEqual([zoe]);
  });

  test('filters narrow lists and counts', async () => {
    const people = await stores.customers.list(acme.id, { kind: 'PERSON' }, undefined);
    expect([...new Set(people.rows.map((row) => row.kind))]).toEqual(['PERSON']);
    const all = await stores.customers.list(acme.id, { includeArchived: true }, undefined);
    const active = await stores.customers.list(acme.id, {}, undefined);
    expect([all.page.totalCount, active.page.totalCount]).toEqual([34, 33]);
    const owner = demoUserByEmail('sales@acme.example').id;
    const converted = await stores.leads.list(acme.id, { status: 'CONVERTED', ownerId: owner }, undefined);
    expect(converted.page.totalCount).toBe(5);
    const won = await stores.opportunities.list(acme.id, { stage: 'WON', ownerId: owner }, undefined);
    expect([...new Set(won.rows.map((row) => row.stage))]).toEqual(['WON']);
    const calls = await stores.activities.list(acme.id, { kind: 'CALL' }, undefined);
    expect([...new Set(calls.rows.map((row) => row.kind))]).toEqual(['CALL']);
  });

  test('lists of many parents hold the newest rows of each', async () => {
    const customer = aCustomer();
    await stores.customers.insert([customer]);
    const opportunities = [1, 2, 3].map(
      (age): Opportunity => ({
        id: newId(),
        organizationId: 'store-org',
        customerId: customer.id,
        leadId: undefined,
        name: `Age ${age}`,
        stage: 'PROSPECTING',
        amount: money(9_007_199_254_740_993n, 'EUR'),
        probability: 10,
        closeOn: '2026-12-31',
        ownerId: 'user-1',
        lostReason: undefined,
        closedAt: undefined,
        createdAt: new Date(now.getTime() - age * 1_000),
        updatedAt: now,
        version: 1,
      }),
    );
    await stores.opportunities.insert(opportunities);
    const found = await stores.opportunities.listByCustomers('store-org', [customer.id, 'other'], {
      first: 2,
    });
    expect(found.get(customer.id)).toMatchObject({
      rows: opportunities.slice(0, 2),
      page: { totalCount: 3 },
    });
    expect(found.get('other')?.rows).toEqual([]);
    expect(await stores.opportunities.sumByStage('store-org', 'user-1')).toEqual([
      {
        stage: 'PROSPECTING',
        probability: 10,
        currency: 'EUR',
        count: 3,
        minorUnits: 27_021_597_764_222_979n,
      },
    ]);
  });

  test('a customer has one primary contact, whatever a writer forgot', async () => {
    const [first] = await stores.contacts.listByCustomers(acme.id, [demoCustomer(1).id]);
    expect(first?.isPrimary).toBe(true);
    await expect(
      stores.contacts.insert([{ ...first, id: newId() } as NonNullable<typeof first>]),
    ).rejects.toThrow();
    await stores.contacts.clearPrimary(acme.id, demoCustomer(1).id, now);
    const after = await stores.contacts.listByCustomers(acme.id, [demoCustomer(1).id]);
    expect(after.map((contact) => contact.isPrimary)).toEqual([false, false]);
    expect(after.find((contact) => contact.id === first?.id)?.version).toBe(2);
  });

  test('seeding again changes nothing', async () => {
    const count = async (): Promise<unknown> =>
      Promise.all(
        (['customers', 'contacts', 'leads', 'opportunities', 'activities'] as const).map((table) =>
          database.kysely
            .selectFrom(table)
            .select((select) => select.fn.countAll().as('total'))
            .executeTakeFirstOrThrow(),
        ),
      );
    const before = await count();
    await seedDemo({ database, clock: () => new Date(now.getTime() + 86_400_000) });
    expect(await count()).toEqual(before);
  });
});
