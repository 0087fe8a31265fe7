import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { acme, demoCustomer, globex } from '../../kit/demo/demo-people.ts';
import { demoReservations } from '../../kit/demo/demo-sales.ts';
import { demoId } from '../../kit/values/uuid-v7.ts';
import { seedDemo } from '../service/demo/seed-demo.ts';
import { invoiceStatuses } from '../service/model/invoice.ts';
import { totalLines } from '../service/model/invoice-line.ts';
import { readAgedReceivables } from '../service/reports/read-aged-receivables.ts';
import { readProfitAndLoss } from '../service/reports/read-profit-and-loss.ts';
import { readTrialBalance } from '../service/reports/read-trial-balance.ts';
import { unitOfWork } from '../service/unit-of-work.ts';
import { issueInvoice } from '../service/use-cases/issue-invoice.ts';
import { allInvoices, balancesByCode, findDefects } from './find-defects.ts';
import { callOf, draftInvoice, openTestBooks, type TestBooks } from './test-books.ts';
import { financeManager } from './viewers.ts';

/** The demo data, and the reads of every store over it. */
describeOnEngines('demo books', (engine) => {
  let books: TestBooks;
  beforeAll(async () => {
    const url = await engine.emptyDatabase();
    books = await openTestBooks(engine.kind === 'postgres' ? [url, url, url] : [url]);
    await seedDemo(books.process(0));
  });
  afterAll(() => books.close());

  const acmeManager = userViewer(financeManager.permissions, { organizationId: acme.id });

  test('the demo has 40 invoices in every status, whose books are right', async () => {
    const ofAcme = await allInvoices(books.process(0), acme.id);
    const ofGlobex = await allInvoices(books.process(0), globex.id);
    expect(ofAcme.length + ofGlobex.length).toBe(40);
    expect(ofGlobex.length).toBeGreaterThan(0);
    expect(new Set(ofAcme.map(({ status }) => status))).toEqual(new Set(invoiceStatuses));
    expect(await findDefects(books.process(0), acme.id)).toEqual([]);
    expect(await findDefects(books.process(0), globex.id)).toEqual([]);
  });

  test('reservation n is billed by invoice n: paid when confirmed, void when cancelled', async () => {
    const invoices = new Map(
      [
        ...(await allInvoices(books.process(0), acme.id)),
        ...(await allInvoices(books.process(0), globex.id)),
      ].map((invoice) => [invoice.id, invoice]),
    );
    for (const reservation of demoReservations) {
      const invoice = invoices.get(demoId('invoice', reservation.number));
      if (reservation.status === 'EXPIRED') {
        expect(invoice?.reservationId).toBeUndefined();
        continue;
      }
      expect(invoice).toMatchObject({
        reservationId: reservation.id,
        userId: reservation.userId,
        customerId: reservation.customerId,
        organizationId: reservation.organization.id,
        currency: reservation.organization.currency,
        status: reservation.status === 'CONFIRMED' ? 'PAID' : 'VOID',
      });
      expect(invoice && totalLines(invoice.lines).total).toBe(reservation.totalMinorUnits);
      if (reservation.organization === acme) expect(invoice?.number).toBe(reservation.number);
    }
  });

  test('invoice numbers follow the calendar', async () => {
    for (const { id } of [acme, globex]) {
      const dates = (await allInvoices(books.process(0), id)).flatMap(({ issuedOn }) => issuedOn ?? []);
      expect(dates).toEqual(dates.toSorted());
    }
  });

  test('seeding again changes nothing, and no event is published about seeded rows', async () => {
    const before = await balancesByCode(books.process(0), acme.id);
    await Promise.all([seedDemo(books.process(0)), seedDemo(books.process(1))]);
    expect(await balancesByCode(books.process(0), acme.id)).toEqual(before);
    const { rows } = await sql`select event_id from outbox`.execute(books.process(0).database.kysely);
    expect(rows).toEqual([]);
  });

  test('invoices are listed page by page, newest first, and filtered', async () => {
    const store = unitOfWork.read(books.process(0)).invoices;
    const scope = { organizationId: acme.id };
    const first = await store.list(scope, { statuses: undefined }, { first: 10 });
    const second = await store.list(
      scope,
      { statuses: undefined },
      { first: 100, after: first.page.cursors.at(-1) },
    );
    expect([first.rows.length, second.rows.length, first.page.totalCount]).toEqual([10, 25, 35]);
    const times = [...first.rows, ...second.rows].map(({ createdAt }) => createdAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const overdue = await store.list(scope, { statuses: undefined, overdueOn: '2026-06-15' }, undefined);
    expect(new Set(overdue.rows.map(({ number }) => number))).toEqual(new Set([26, 27]));
    const mine = { ...scope, onlyUserId: demoReservations[0]?.userId ?? '' };
    expect((await store.list(mine, { statuses: ['VOID'] }, undefined)).page.totalCount).toBe(3);
    const issued = await store.list(
      scope,
      { statuses: undefined, issuedFrom: '2026-06-13', issuedTo: '2026-06-13' },
      undefined,
    );
    expect(issued.rows.map(({ issuedOn }) => issuedOn)).toEqual(['2026-06-13', '2026-06-13']);
  });

  test('the invoices of many customers are paged in one read', async () => {
    const store = unitOfWork.read(books.process(0)).invoices;
    const ids = [demoCustomer(1).id, demoCustomer(2).id, 'unknown'];
    const pages = await store.listByCustomers(
      { organizationId: acme.id },
      ids,
      { statuses: undefined },
      { first: 1 },
    );
    expect(ids.map((id) => pages.get(id)?.page.totalCount)).toEqual([2, 2, 0]);
    expect(ids.map((id) => pages.get(id)?.rows.length)).toEqual([1, 1, 0]);
    const newest = pages.get(demoCustomer(1).id);
    expect(newest?.rows[0]?.id).toBe(demoId('invoice', 35));
    const next = await store.listByCustomers(
      { organizationId: acme.id },
      [demoCustomer(1).id],
      { statuses: ['PAID'] },
      { first: 1, after: newest?.page.cursors[0] },
    );
    expect(next.get(demoCustomer(1).id)?.rows[0]?.id).toBe(demoId('invoice', 1));
  });

  test('accounts and entries are found and filtered', async () => {
    const { accounts, journal } = unitOfWork.read(books.process(0));
    const found = await accounts.list(acme.id, { types: ['EXPENSE'], search: 'RENT' }, undefined);
    expect(found.rows.map(({ code }) => code)).toEqual(['6100']);
    const rent = found.rows[0]?.id ?? '';
    const entries = await journal.list(acme.id, { sources: ['MANUAL'], accountId: rent }, undefined);
    expect(entries.rows.map(({ description }) => description)).toEqual(['Office rent']);
    const none = await journal.list(
      acme.id,
      { sources: [], accountId: rent, postedTo: '2026-01-01' },
      undefined,
    );
    expect(none.rows).toEqual([]);
  });

  test('the reports agree with each other', async () => {
    const process = books.process(0);
    const trial = await readTrialBalance(process, callOf(acmeManager), {});
    expect(trial.totals).toHaveLength(1);
    expect(trial.totals[0]?.debit).toEqual(trial.totals[0]?.credit);
    const balances = await balancesByCode(process, acme.id);
    const aged = await readAgedReceivables(process, callOf(acmeManager), {});
    expect(aged.totals.total).toBe(balances['1200 EUR']);
    expect(aged.totals.days1To30).toBeGreaterThan(0n);
    const { netProfit } = await readProfitAndLoss(process, callOf(acmeManager), {
      from: '2026-01-01',
      to: '2026-06-15',
    });
    const income = Object.entries(balances).filter(([code]) => /^[456]/.test(code));
    expect(netProfit.minorUnits).toBe(-income.reduce((sum, [, amount]) => sum + amount, 0n));
  });

  test('work goes on after the demo: the next invoice takes the next number', async () => {
    const draft = await draftInvoice(books.process(0), acmeManager, 1_000n, demoCustomer(1).id);
    const issued = await issueInvoice(books.process(0), callOf(acmeManager), { invoiceId: draft.id });
    expect(issued.number).toBe(34);
    expect(await findDefects(books.process(0), acme.id)).toEqual([]);
  });
});
