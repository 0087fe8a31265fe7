import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import type { UserViewer } from '../../kit/viewer/viewer.ts';
import { ensureBooks } from '../service/books/open-books.ts';
import { amountDue } from '../service/model/invoice.ts';
import { unitOfWork } from '../service/unit-of-work.ts';
import { applyCredit } from '../service/use-cases/apply-credit.ts';
import { createCreditNote } from '../service/use-cases/create-credit-note.ts';
import { issueInvoice } from '../service/use-cases/issue-invoice.ts';
import { postJournalEntry } from '../service/use-cases/post-journal-entry.ts';
import { recordPayment } from '../service/use-cases/record-payment.ts';
import { reverseJournalEntry } from '../service/use-cases/reverse-journal-entry.ts';
import { reversePayment } from '../service/use-cases/reverse-payment.ts';
import { voidInvoice } from '../service/use-cases/void-invoice.ts';
import { writeOff } from '../service/use-cases/write-off.ts';
import { deliverEvent } from './deliver-event.ts';
import { allInvoices, balancesByCode, findDefects } from './find-defects.ts';
import { confirmed, succeeded } from './sale-events.ts';
import { callOf, draftInvoice, openTestBooks, type TestBooks } from './test-books.ts';
import { financeManager } from './viewers.ts';

/** What the books keep on every engine, under concurrent callers too: three processes over one PostgreSQL. */
describeOnEngines('books', (engine) => {
  let books: TestBooks;
  beforeAll(async () => {
    const url = await engine.emptyDatabase();
    books = await openTestBooks(engine.kind === 'postgres' ? [url, url, url] : [url]);
  });
  afterAll(() => books.close());

  const managerOf = (organizationId: string): UserViewer =>
    userViewer(financeManager.permissions, { organizationId });

  /** How many of many concurrent calls succeeded. */
  const countFulfilled = async (calls: ReadonlyArray<Promise<unknown>>): Promise<number> =>
    (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled').length;

  test('books that many open at the same time are opened once', async () => {
    const organizationId = newId();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => ensureBooks(books.process(index), organizationId)),
    );
    const { database } = books.process(0);
    const accounts = await unitOfWork.read(books.process(0)).accounts.findAll(organizationId);
    expect(new Set(accounts.map((account) => account.code)).size).toBe(accounts.length);
    const { rows } = await sql`select event_id from outbox where aggregate_id = ${organizationId}`.execute(
      database.kysely,
    );
    expect(rows).toHaveLength(1);
  });

  test('50 concurrent issues take the numbers 1 to 50, refused ones among them leave no gap', async () => {
    const viewer = managerOf(newId());
    const drafts = [];
    for (let index = 0; index < 50; index += 1)
      drafts.push(await draftInvoice(books.process(index), viewer, BigInt(1_000 + index)));
    const issues = drafts.flatMap(({ id: invoiceId }, index) => [
      issueInvoice(books.process(index), callOf(viewer), { invoiceId, expectedVersion: 1 }),
      ...(index % 5 === 0
        ? [issueInvoice(books.process(index + 1), callOf(viewer), { invoiceId, expectedVersion: 7 })]
        : []),
    ]);
    expect(await countFulfilled(issues)).toBe(50);
    const issued = await allInvoices(books.process(0), viewer.organizationId);
    expect(issued.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await findDefects(books.process(1), viewer.organizationId)).toEqual([]);
  });

  test('one draft issued by many is issued once', async () => {
    const viewer = managerOf(newId());
    const { id: invoiceId } = await draftInvoice(books.process(0), viewer, 5_000n);
    const issues = Array.from({ length: 8 }, (_, index) =>
      issueInvoice(books.process(index), callOf(viewer), { invoiceId }),
    );
    expect(await countFulfilled(issues)).toBe(1);
    expect(await findDefects(books.process(0), viewer.organizationId)).toEqual([]);
  });

  test('concurrent payments never exceed the amount due', async () => {
    const viewer = managerOf(newId());
    const draft = await draftInvoice(books.process(0), viewer, 10_500n);
    await issueInvoice(books.process(0), callOf(viewer), { invoiceId: draft.id });
    const payments = Array.from({ length: 16 }, (_, index) =>
      recordPayment(books.process(index), callOf(viewer), {
        invoiceId: draft.id,
        amount: { minorUnits: 1_000n, currencyCode: 'EUR' },
        method: 'CASH',
      }),
    );
    expect(await countFulfilled(payments)).toBe(10);
    const [invoice] = await allInvoices(books.process(0), viewer.organizationId);
    expect([invoice?.status, invoice && amountDue(invoice)]).toEqual(['PARTIALLY_PAID', 500n]);
    expect(await findDefects(books.process(1), viewer.organizationId)).toEqual([]);
  });

  test('concurrent credit notes never exceed their invoice, and their numbers have no gap', async () => {
    const viewer = managerOf(newId());
    const draft = await draftInvoice(books.process(0), viewer, 10_501n);
    await issueInvoice(books.process(0), callOf(viewer), { invoiceId: draft.id });
    const credits = Array.from({ length: 16 }, (_, index) =>
      createCreditNote(books.process(index), callOf(viewer), {
        invoiceId: draft.id,
        amount: { minorUnits: 1_200n, currencyCode: 'EUR' },
        reason: `Part ${index}`,
      }),
    );
    expect(await countFulfilled(credits)).toBe(10);
    const rest = await createCreditNote(books.process(1), callOf(viewer), {
      invoiceId: draft.id,
      reason: 'The rest',
    });
    expect([rest.invoice.status, rest.creditNote.number]).toEqual(['CREDITED', 11]);
    expect(await findDefects(books.process(1), viewer.organizationId)).toEqual([]);
    expect(await balancesByCode(books.process(1), viewer.organizationId)).toEqual({});
  });

  test('a payment that many reverse at the same time is reversed once', async () => {
    const viewer = managerOf(newId());
    const draft = await draftInvoice(books.process(0), viewer, 1_000n);
    await issueInvoice(books.process(0), callOf(viewer), { invoiceId: draft.id });
    const { settlement } = await recordPayment(books.process(0), callOf(viewer), {
      invoiceId: draft.id,
      amount: { minorUnits: 1_000n, currencyCode: 'EUR' },
      method: 'CASH',
    });
    const reversals = Array.from({ length: 6 }, (_, index) =>
      reversePayment(books.process(index), callOf(viewer), { settlementId: settlement.id, reason: 'twice' }),
    );
    expect(await countFulfilled(reversals)).toBe(1);
    const offs = Array.from({ length: 6 }, (_, index) =>
      writeOff(books.process(index), callOf(viewer), { invoiceId: draft.id, reason: 'bankrupt' }),
    );
    expect(await countFulfilled(offs)).toBe(1);
    expect(await findDefects(books.process(0), viewer.organizationId)).toEqual([]);
  });

  test('concurrent uses of one credit never exceed it', async () => {
    const viewer = managerOf(newId());
    const drafts = [];
    for (let index = 0; index < 9; index += 1)
      drafts.push(await draftInvoice(books.process(index), viewer, 1_000n));
    for (const { id: invoiceId } of drafts)
      await issueInvoice(books.process(0), callOf(viewer), { invoiceId });
    const paymentId = newId();
    const paid = succeeded(paymentId, { invoiceId: drafts[0]?.id ?? '' }, 5_500n);
    await deliverEvent(books.process(0), { ...paid, organizationid: viewer.organizationId });
    const uses = drafts
      .slice(1)
      .map(({ id: invoiceId }, index) =>
        applyCredit(books.process(index), callOf(viewer), { paymentId, invoiceId }),
      );
    expect(await countFulfilled(uses)).toBe(5);
    const open = (await allInvoices(books.process(0), viewer.organizationId)).map(amountDue);
    expect(open.reduce((sum, due) => sum + due, 0n)).toBe(3_500n);
    const credits = await unitOfWork
      .read(books.process(1))
      .payments.sumCreditByCustomers(viewer.organizationId, ['customer-1']);
    expect(credits).toEqual([]);
    expect(await findDefects(books.process(0), viewer.organizationId)).toEqual([]);
  });

  test('one request for a credit note that is sent many times is carried out once', async () => {
    const viewer = managerOf(newId());
    const draft = await draftInvoice(books.process(0), viewer, 10_000n);
    await issueInvoice(books.process(0), callOf(viewer), { invoiceId: draft.id });
    const credits = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        createCreditNote(books.process(index), callOf(viewer), {
          invoiceId: draft.id,
          amount: { minorUnits: 1_000n, currencyCode: 'EUR' },
          reason: 'Damaged',
          idempotencyKey: 'one',
        }),
      ),
    );
    expect(new Set(credits.map(({ creditNote }) => creditNote.id)).size).toBe(1);
    expect(await findDefects(books.process(0), viewer.organizationId)).toEqual([]);
  });

  test('an invoice is either paid or taken back, never both', async () => {
    const viewer = managerOf(newId());
    for (let round = 0; round < 5; round += 1) {
      const { id: invoiceId } = await draftInvoice(books.process(0), viewer, 1_000n);
      await issueInvoice(books.process(0), callOf(viewer), { invoiceId });
      const amount = { minorUnits: 1_000n, currencyCode: 'EUR' };
      const outcomes = await countFulfilled([
        recordPayment(books.process(round), callOf(viewer), { invoiceId, amount, method: 'CARD' }),
        voidInvoice(books.process(round + 1), callOf(viewer), { invoiceId }),
      ]);
      expect(outcomes).toBe(1);
    }
    expect(await findDefects(books.process(0), viewer.organizationId)).toEqual([]);
  });

  test('an entry that many reverse at the same time is reversed once', async () => {
    const viewer = managerOf(newId());
    const process = books.process(0);
    await ensureBooks(process, viewer.organizationId);
    const accounts = await unitOfWork.read(process).accounts.findAll(viewer.organizationId);
    const amount = { minorUnits: 700n, currencyCode: 'EUR' };
    const entry = await postJournalEntry(process, callOf(viewer), {
      description: 'Cash to bank',
      lines: [
        { accountId: accounts[1]?.id ?? '', debit: amount },
        { accountId: accounts[0]?.id ?? '', credit: amount },
      ],
    });
    const reversals = Array.from({ length: 6 }, (_, index) =>
      reverseJournalEntry(books.process(index), callOf(viewer), { journalEntryId: entry.id }),
    );
    const outcomes = await Promise.allSettled(reversals);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'CONFLICT' });
    expect(await balancesByCode(process, viewer.organizationId)).toEqual({});
  });

  test('an organization changes nothing of another one', async () => {
    const viewer = managerOf(newId());
    const foreign = managerOf(newId());
    const process = books.process(0);
    const { id: invoiceId } = await draftInvoice(process, viewer, 1_000n);
    const [draft] = await allInvoices(process, viewer.organizationId);
    if (!draft) throw new Error('There is no draft.');
    const { invoices, journal } = unitOfWork.read(process);
    const stolen = { ...draft, organizationId: foreign.organizationId, version: draft.version + 1 };
    await expect(invoices.update(stolen)).rejects.toThrow('outside the lock of its books');
    await expect(invoices.find(foreign.organizationId, invoiceId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(issueInvoice(process, callOf(foreign), { invoiceId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await allInvoices(process, viewer.organizationId)).toEqual([draft]);

    const issued = await issueInvoice(process, callOf(viewer), { invoiceId });
    const entryId = issued.issueEntryId ?? '';
    expect(await journal.findByIds(foreign.organizationId, [entryId])).toEqual([]);
    await expect(journal.find(foreign.organizationId, entryId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      recordPayment(process, callOf(foreign), {
        invoiceId,
        amount: { minorUnits: 1_000n, currencyCode: 'EUR' },
        method: 'CASH',
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await balancesByCode(process, foreign.organizationId)).toEqual({});
    expect(await findDefects(process, viewer.organizationId)).toEqual([]);
  });

  test('what was posted can be neither changed nor removed', async () => {
    const viewer = managerOf(newId());
    const { database } = books.process(0);
    const draft = await draftInvoice(books.process(0), viewer, 1_001n);
    await issueInvoice(books.process(0), callOf(viewer), { invoiceId: draft.id });
    const { journal } = unitOfWork.read(books.process(0));
    const [entry] = await journal.listByInvoices(viewer.organizationId, [draft.id]);
    const id = entry?.id ?? '';
    const attempts = [
      () =>
        database.kysely.updateTable('journal_lines').set({ amount: 5n }).where('entry_id', '=', id).execute(),
      () => database.kysely.deleteFrom('journal_lines').where('entry_id', '=', id).execute(),
      () =>
        database.kysely
          .updateTable('journal_entries')
          .set({ posted_on: '2020-01-01' })
          .where('id', '=', id)
          .execute(),
      () => database.kysely.deleteFrom('journal_entries').where('id', '=', id).execute(),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow('immutable');
    expect(await findDefects(books.process(0), viewer.organizationId)).toEqual([]);
  });

  test('a payment and its confirmation that arrive at the same moment end in a paid invoice', async () => {
    const organizationId = newId();
    for (let round = 0; round < 6; round += 1) {
      const reservationId = newId();
      const events = [
        { ...confirmed(reservationId, 2_380n), organizationid: organizationId },
        { ...succeeded(newId(), { reservationId }, 2_380n), organizationid: organizationId },
      ];
      await Promise.all(events.map((event, index) => deliverEvent(books.process(index), event)));
      const { invoices } = unitOfWork.read(books.process(0));
      const [invoice] = await invoices.findByReservations({ organizationId }, [reservationId]);
      expect(invoice?.status).toBe('PAID');
    }
    expect(await findDefects(books.process(0), organizationId)).toEqual([]);
  });

  test('a change that fails leaves nothing behind, its number and events included', async () => {
    const viewer = managerOf(newId());
    const process = books.process(0);
    const draft = await draftInvoice(process, viewer, 1_000n);
    const countEvents = async () => {
      const { rows } = await sql<{ count: number | bigint }>`select count(*) as count from outbox
        where organization_id = ${viewer.organizationId}`.execute(process.database.kysely);
      return Number(rows[0]?.count);
    };
    const before = await countEvents();
    const failing = {
      ...process,
      // Fails after everything is written, before the commit.
      database: {
        ...process.database,
        transaction: <Result>(work: Parameters<typeof process.database.transaction<Result>>[0]) =>
          process.database.transaction<Result>(async (transaction) => {
            await work(transaction);
            throw new Error('power cut');
          }),
      },
    };
    await expect(issueInvoice(failing, callOf(viewer), { invoiceId: draft.id })).rejects.toThrow('power cut');
    expect(await countEvents()).toBe(before);
    const issued = await issueInvoice(process, callOf(viewer), { invoiceId: draft.id });
    expect(issued.number).toBe(1);
    expect(await findDefects(process, viewer.organizationId)).toEqual([]);
  });

  test('events of another shape are refused', async () => {
    const process = books.process(0);
    const paid = succeeded(newId(), {}, 100n);
    const event = { ...paid, data: { ...paid.data, amount: { minorUnits: '1.5', currency: 'EUR' } } };
    await expect(deliverEvent(process, event)).rejects.toThrow('not as agreed');
  });
});
