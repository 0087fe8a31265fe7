import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningErp, startErp } from '../harness/start-erp.ts';
import { openFolderRecords, type Records } from './invariants/records.ts';
import { quickEnvironment, roomyRouter, type TradeResult, trade } from './invariants/trade.ts';
import { allViolations } from './invariants/violations.ts';
import { shortWork } from './invariants/work.ts';

/** `ERP_TEST_SEED=<number>` repeats the choices of an earlier run. */
const seed = Number(process.env['ERP_TEST_SEED'] ?? Date.now() % 1_000_000);
const dataDir = mkdtempSync(path.join(tmpdir(), 'erp-invariants-'));
let erp: RunningErp;
let records: Records;
let traded: TradeResult;

beforeAll(async () => {
  erp = await startErp(['--data-dir', dataDir], { ...quickEnvironment, ...roomyRouter });
  records = openFolderRecords(dataDir);
});
afterAll(async () => {
  await records.close();
  expect(await erp.stop()).toBe(0);
  rmSync(dataDir, { recursive: true, force: true });
});

test(`stock, payments and books agree while and after many people traded at the same time (seed ${seed})`, async () => {
  traded = await trade({
    url: erp.url,
    records,
    seed,
    buyers: 12,
    concurrency: 12,
    rounds: 1,
    maxRounds: 12,
    work: shortWork,
    restWithinMs: 30_000,
    allowedCodes: ['OK', 'CONFLICT', 'PAYMENT_DECLINED', 'BAD_USER_INPUT'],
  });
  expect(traded.violations).toEqual([]);
  // The run was one: people bought, were refused and changed their minds, and what they were shown was compared.
  expect(traded.missing).toEqual([]);
}, 600_000);

/** One row that is wrong, and how it shows. */
const damages: ReadonlyArray<readonly [domain: string, statement: string, shows: RegExp]> = [
  ['reservations', 'update ticket_types set available = available - 1 where available > 0', /stock/],
  [
    'reservations',
    `update reservations set status = 'HELD' where status = 'EXPIRED' and total_minor_units > 0`,
    /held for ever/,
  ],
  ['reservations', `update tickets set status = 'VOID' where status = 'VALID'`, /wrong tickets/],
  [
    'reservations',
    'update events set max_tickets_per_buyer = 0 where max_tickets_per_buyer is not null',
    /more tickets than one buyer/,
  ],
  [
    'reservations',
    `update reservations set confirmed_at = null, status = 'CANCELLED' where status = 'CONFIRMED'`,
    /billed and not confirmed/,
  ],
  ['reservations', `delete from tickets where status = 'VOID'`, /stock.*"voided":0/],
  [
    'payments',
    `update payment_intents set refunded_minor = 0 where refunded_minor > 0`,
    /refunds do not add up/,
  ],
  ['payments', `update payment_intents set status = 'UNKNOWN' where status = 'SUCCEEDED'`, /never known/],
  ['payments', `update sandbox_payments set amount_minor = amount_minor + 1`, /provider captured another/],
  ['payments', 'update sandbox_payments set refunded_minor = 0', /provider has given back less/],
  ['payments', 'update payment_intents set amount_minor = amount_minor + 1', /booked and not paid/],
  [
    'reservations',
    `update reservations set confirmed_at = null, status = 'EXPIRED' where status = 'CONFIRMED'`,
    /still billed/,
  ],
  ['finance', `update invoices set number = number + 100000 where number is not null`, /gap/],
  [
    'finance',
    `update invoices set amount_credited = amount_credited + 1 where status = 'PAID'`,
    /credit notes do not add up/,
  ],
  ['finance', 'update credit_note_lines set net = net + 100000', /more is taken off a line/],
  [
    'finance',
    `update invoice_settlements set amount = amount + 1 where kind = 'RECORDED'`,
    /aged receivables/,
  ],
  ['finance', 'update credit_notes set number = number + 100000', /gap in numbers of credit notes/],
  ['finance', 'update customer_payments set received = received + 1', /account differs.*PREPAYMENTS/],
  [
    'finance',
    'update customer_payments set applied = applied - 1 where payment_intent_id is not null and applied > 0',
    /differs from what it was used for/,
  ],
  [
    'finance',
    'update customer_payments set refunded = 0 where refunded > 0',
    /the books differ from the payment/,
  ],
  [
    'finance',
    `update invoices set amount_written_off = 0 where status = 'WRITTEN_OFF'`,
    /has another status than its sums say/,
  ],
  [
    'finance',
    'update write_off_lines set net = net - 1, tax = tax + 1 where net > 0',
    /account differs.*BAD_DEBTS/,
  ],
  ['finance', 'delete from write_off_lines', /lines written off differ/],
  ['finance', 'update customer_payments set unmatched = unmatched + 1', /differs from what it was used for/],
  [
    'finance',
    `update invoice_settlements set amount = amount + 1 where reversal_of_id is not null`,
    /reversal differs/,
  ],
  [
    'finance',
    `update invoice_settlements set amount = amount + 1 where kind = 'CREDIT'`,
    /without its posting/,
  ],
  [
    'finance',
    `insert into journal_lines (entry_id, position, account_id, currency, amount)
     select entry_id, 99, account_id, currency, 1 from journal_lines limit 1`,
    /unbalanced/,
  ],
  [
    'auth',
    `insert into dead_events (event_id, consumer_group, event, error, failed_at)
     values ('e', 'g', '{}', 'x', '2026-01-01')`,
    /dead event/,
  ],
  ['payments', 'update outbox set published_at = null', /events wait/],
];

test.each(damages)('a damage would be found: %s %s', async (domain, statement, shows) => {
  const copy = mkdtempSync(path.join(tmpdir(), 'erp-damaged-'));
  cpSync(dataDir, copy, { recursive: true });
  const file = new DatabaseSync(path.join(copy, `${domain}.sqlite`));
  expect(file.prepare(statement).run().changes).toBeGreaterThan(0);
  file.close();
  const damaged = openFolderRecords(copy);
  const found = await allViolations(damaged, traded.ground, traded.witness);
  await damaged.close();
  rmSync(copy, { recursive: true });
  expect(found.join('\n')).toMatch(shows);
});
