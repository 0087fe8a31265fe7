import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PaymentRefunded } from '../../../proto/generated/erp/payments/v1/events.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import { DomainError } from '../../kit/errors/domain-error.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import type { FinanceDependencies } from '../service/dependencies.ts';
import { availableAmount } from '../service/model/customer-payment.ts';
import { amountDue } from '../service/model/invoice.ts';
import { totalLines } from '../service/model/invoice-line.ts';
import { unitOfWork } from '../service/unit-of-work.ts';
import { applyCredit } from '../service/use-cases/apply-credit.ts';
import { createCreditNote } from '../service/use-cases/create-credit-note.ts';
import { issueInvoice } from '../service/use-cases/issue-invoice.ts';
import { recordPayment } from '../service/use-cases/record-payment.ts';
import { refundCredit } from '../service/use-cases/refund-credit.ts';
import { reversePayment } from '../service/use-cases/reverse-payment.ts';
import { reverseWriteOff } from '../service/use-cases/reverse-write-off.ts';
import { voidInvoice } from '../service/use-cases/void-invoice.ts';
import { writeOff } from '../service/use-cases/write-off.ts';
import { deliverEvent } from './deliver-event.ts';
import { allInvoices, balancesByCode, findDefects } from './find-defects.ts';
import { cancelled, confirmed, refunded, succeeded } from './sale-events.ts';
import { callOf, draftInvoice, draftMixedInvoice, openTestBooks } from './test-books.ts';
import { financeManager } from './viewers.ts';

/** Hands an event to its handler in a transaction, without the memory of seen event ids: a replay under a new id. */
async function handle(
  dependencies: FinanceDependencies,
  organizationId: string,
  event: DomainEvent,
): Promise<void> {
  await deliverEvent(dependencies, { ...event, organizationid: organizationId });
}

/** What an organization's sales came to: comparable between organizations. */
async function outcomeOf(dependencies: FinanceDependencies, organizationId: string): Promise<unknown> {
  const invoices = await allInvoices(dependencies, organizationId);
  return {
    invoices: invoices
      .map(({ reservationId, status, amountPaid, amountCredited, lines }) => ({
        reservationId,
        // A refund that came first was credited; nothing of the sale stands either way.
        status: status === 'CREDITED' && cancelledSales.has(reservationId) ? 'VOID' : status,
        amountPaid,
        amountCredited: cancelledSales.has(reservationId) ? 0n : amountCredited,
        total: totalLines(lines).total,
      }))
      .toSorted((a, b) => (a.reservationId ?? '').localeCompare(b.reservationId ?? '')),
    balances: await balancesByCode(dependencies, organizationId),
  };
}

/** Two reservations; payments too small, exact and twice; refunds in part and in full; a cancellation. */
const saleEvents: readonly DomainEvent[] = [
  confirmed('r1', 11_900n),
  succeeded('p1', { reservationId: 'r1' }, 11_900n),
  succeeded('p2', { reservationId: 'r1' }, 5_000n),
  refunded('f1', 'p1', { reservationId: 'r1' }, 4_000n),
  refunded('f2', 'p1', { reservationId: 'r1' }, 7_900n),
  confirmed('r2', 999n),
  succeeded('p3', { reservationId: 'r2' }, 999n),
  cancelled('r2'),
  refunded('f3', 'p3', { reservationId: 'r2' }, 999n),
  confirmed('r3', 0n),
];

const refundType = PaymentRefunded.topic;
const cancelledSales = new Set<string | undefined>(['r2']);

/**
 * The order with the second payment of a sale before the refunds of the first: money that comes after a refund pays
 * for what is left of the invoice, money that came before it is refunded first.
 */
function secondPaymentFirst(order: readonly number[]): readonly number[] {
  const second = saleEvents.findIndex(({ subject }) => subject === 'p2');
  const firstRefund = order.findIndex((index) => saleEvents[index]?.type === refundType);
  if (firstRefund === -1 || order.indexOf(second) < firstRefund) return order;
  return order.toSpliced(order.indexOf(second), 1).toSpliced(firstRefund, 0, second);
}

test('the events of a sale, any of them, in any order and replayed, end in the same state', async () => {
  const books = await openTestBooks([':memory:']);
  const dependencies = books.process(0);
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...saleEvents.keys()], { minLength: 1 }),
        fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
        async (order, replays) => {
          const inOrder = newId();
          for (const index of order.toSorted((a, b) => a - b)) {
            const event = saleEvents[index];
            if (event) await handle(dependencies, inOrder, event);
          }
          const shuffled = newId();
          const sequence = [
            ...secondPaymentFirst(order),
            ...replays.map((replay) => order[replay % order.length]),
          ];
          for (const index of sequence) {
            const event = index === undefined ? undefined : saleEvents[index];
            if (event) await handle(dependencies, shuffled, event);
            expect(await findDefects(dependencies, shuffled)).toEqual([]);
          }
          expect(await outcomeOf(dependencies, shuffled)).toEqual(await outcomeOf(dependencies, inOrder));
        },
      ),
      { numRuns: 40 },
    );
  } finally {
    await books.close();
  }
});

type Step =
  | { readonly kind: 'draft'; readonly amount: bigint }
  | {
      readonly kind: 'issue' | 'void' | 'reverse' | 'writeOff' | 'reverseWriteOff';
      readonly invoice: number;
    }
  | { readonly kind: 'credit' | 'apply' | 'refundCredit'; readonly invoice: number; readonly amount: bigint }
  | { readonly kind: 'record'; readonly invoice: number; readonly amount: bigint }
  | { readonly kind: 'pay'; readonly invoice: number; readonly payment: number; readonly amount: bigint }
  | { readonly kind: 'refund'; readonly payment: number; readonly refund: number; readonly amount: bigint }
  | { readonly kind: 'sale'; readonly event: number };

const amount = fc.bigInt({ min: 1n, max: 3_000n });
const few = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('draft'), amount }),
  fc.record({
    kind: fc.constantFrom('issue', 'void', 'reverse', 'writeOff', 'reverseWriteOff'),
    invoice: few,
  }),
  fc.record({ kind: fc.constantFrom('record', 'credit', 'apply', 'refundCredit'), invoice: few, amount }),
  fc.record({ kind: fc.constant('pay'), invoice: few, payment: few, amount }),
  fc.record({ kind: fc.constant('refund'), payment: few, refund: few, amount }),
  fc.record({ kind: fc.constant('sale'), event: fc.nat({ max: saleEvents.length - 1 }) }),
);

/** Takes each kind of step with success, and meets each kind of refusal. */
const everyStepAndRefusal: Step[] = [
  { kind: 'draft', amount: 1_000n },
  { kind: 'issue', invoice: 0 },
  { kind: 'record', invoice: 0, amount: 2_000n },
  { kind: 'issue', invoice: 0 },
  { kind: 'issue', invoice: 5 },
  { kind: 'pay', invoice: 0, payment: 0, amount: 500n },
  { kind: 'refund', payment: 0, refund: 0, amount: 100n },
  { kind: 'record', invoice: 0, amount: 1n },
  { kind: 'sale', event: 0 },
  { kind: 'credit', invoice: 0, amount: 100n },
  { kind: 'record', invoice: 0, amount: 50n },
  { kind: 'reverse', invoice: 0 },
  { kind: 'writeOff', invoice: 0 },
  { kind: 'reverseWriteOff', invoice: 0 },
  { kind: 'draft', amount: 10n },
  { kind: 'void', invoice: 0 },
];

/** Credit of a card payment pays another invoice and is refunded; money recorded by hand is given back by hand. */
const credits: Step[] = [
  { kind: 'draft', amount: 1_000n },
  { kind: 'issue', invoice: 0 },
  { kind: 'pay', invoice: 0, payment: 1, amount: 1_500n },
  { kind: 'draft', amount: 400n },
  { kind: 'issue', invoice: 0 },
  { kind: 'apply', invoice: 0, amount: 400n },
  { kind: 'refund', payment: 1, refund: 1, amount: 1_300n },
  { kind: 'draft', amount: 600n },
  { kind: 'issue', invoice: 0 },
  { kind: 'record', invoice: 0, amount: 600n },
  { kind: 'credit', invoice: 0, amount: 200n },
  { kind: 'refundCredit', invoice: 0, amount: 100n },
];

/** Part is credited and paid while the rest is written off, which is taken back between credit notes of odd amounts. */
const writtenOffInParts: Step[] = [
  { kind: 'draft', amount: 999n },
  { kind: 'issue', invoice: 0 },
  { kind: 'credit', invoice: 0, amount: 1n },
  { kind: 'record', invoice: 0, amount: 600n },
  { kind: 'writeOff', invoice: 0 },
  { kind: 'credit', invoice: 0, amount: 333n },
  { kind: 'reverseWriteOff', invoice: 0 },
  { kind: 'credit', invoice: 0, amount: 1n },
  { kind: 'credit', invoice: 0, amount: 1n },
  { kind: 'writeOff', invoice: 0 },
  { kind: 'reverse', invoice: 0 },
  { kind: 'writeOff', invoice: 0 },
  { kind: 'reverseWriteOff', invoice: 0 },
];

/** Once issued the invoice a second time. */
const issuedAgainAfterAPayment: Step[] = [
  { kind: 'sale', event: 0 },
  { kind: 'pay', invoice: 0, payment: 0, amount: 1n },
  { kind: 'issue', invoice: 0 },
];

test('any sequence of postings keeps ledger, invoices and numbers consistent', async () => {
  const books = await openTestBooks([':memory:']);
  const dependencies = books.process(0);
  const refusals = new Set<string>();
  const applied = new Set<string>();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const organizationId = newId();
        for (const next of steps) {
          try {
            await take(dependencies, organizationId, next);
            applied.add(next.kind);
          } catch (error: unknown) {
            // The rules may refuse a step; nothing else may go wrong.
            if (!(error instanceof DomainError)) throw error;
            refusals.add(error.code);
          }
          expect(await findDefects(dependencies, organizationId)).toEqual([]);
        }
      }),
      {
        numRuns: 40,
        examples: [[everyStepAndRefusal], [issuedAgainAfterAPayment], [credits], [writtenOffInParts]],
      },
    );
  } finally {
    await books.close();
  }
  expect([...applied].toSorted()).toEqual([
    'apply',
    'credit',
    'draft',
    'issue',
    'pay',
    'record',
    'refund',
    'refundCredit',
    'reverse',
    'reverseWriteOff',
    'sale',
    'void',
    'writeOff',
  ]);
  expect([...refusals].toSorted()).toEqual(['BAD_USER_INPUT', 'CONFLICT', 'NOT_FOUND']);
});

async function take(dependencies: FinanceDependencies, organizationId: string, next: Step): Promise<void> {
  const viewer = userViewer(financeManager.permissions, { organizationId });
  const invoices = await allInvoices(dependencies, organizationId);
  const invoiceIdOf = (index: number): string => invoices.toReversed()[index]?.id ?? 'none';
  switch (next.kind) {
    case 'draft':
      await (next.amount % 3n === 0n ? draftMixedInvoice : draftInvoice)(dependencies, viewer, next.amount);
      return;
    case 'issue':
      await issueInvoice(dependencies, callOf(viewer), { invoiceId: invoiceIdOf(next.invoice) });
      return;
    case 'void':
      await voidInvoice(dependencies, callOf(viewer), { invoiceId: invoiceIdOf(next.invoice) });
      return;
    case 'record': {
      const minorUnits = next.amount;
      await recordPayment(dependencies, callOf(viewer), {
        invoiceId: invoiceIdOf(next.invoice),
        amount: { minorUnits, currencyCode: 'EUR' },
        method: 'BANK_TRANSFER',
      });
      return;
    }
    case 'reverse': {
      const { settlements } = unitOfWork.read(dependencies);
      const all = await settlements.listByInvoices(organizationId, [invoiceIdOf(next.invoice)]);
      const settlementId = all.findLast(({ kind }) => kind === 'RECORDED' || kind === 'CREDIT')?.id ?? 'none';
      await reversePayment(dependencies, callOf(viewer), { settlementId, reason: 'wrong invoice' });
      return;
    }
    case 'writeOff':
    case 'reverseWriteOff': {
      const change = next.kind === 'writeOff' ? writeOff : reverseWriteOff;
      await change(dependencies, callOf(viewer), {
        invoiceId: invoiceIdOf(next.invoice),
        reason: 'bankrupt',
      });
      return;
    }
    case 'apply':
    case 'refundCredit': {
      const { payments } = unitOfWork.read(dependencies);
      const unapplied = (await payments.listUnapplied(organizationId, {}, undefined)).rows;
      const credit = unapplied[next.invoice % (unapplied.length || 1)];
      const paymentId = credit?.id ?? 'none';
      const left = credit ? availableAmount(credit) : 1n;
      const amount = { minorUnits: next.amount < left ? next.amount : left, currencyCode: 'EUR' };
      if (next.kind === 'refundCredit') {
        const request = { paymentId, amount, method: 'CASH' as const, reason: 'asked for it' };
        await refundCredit(dependencies, callOf(viewer), request);
      } else {
        const open = invoices.find((invoice) => amountDue(invoice) > 0n && invoice.id !== credit?.invoiceId);
        await applyCredit(dependencies, callOf(viewer), { paymentId, invoiceId: open?.id ?? 'none' });
      }
      return;
    }
    case 'credit':
      await createCreditNote(dependencies, callOf(viewer), {
        invoiceId: invoiceIdOf(next.invoice),
        amount: { minorUnits: next.amount, currencyCode: 'EUR' },
        reason: 'damaged',
      });
      return;
    case 'pay': {
      const paidFor = { invoiceId: invoiceIdOf(next.invoice) };
      await handle(dependencies, organizationId, succeeded(`x${next.payment}`, paidFor, next.amount));
      return;
    }
    case 'refund': {
      const payment = `x${next.payment}`;
      const known = await dependencies.database.kysely
        .selectFrom('customer_payments')
        .selectAll()
        .where('organization_id', '=', organizationId)
        .where('id', '=', payment)
        .executeTakeFirst();
      // The payments domain never refunds more than it captured.
      const left = known ? BigInt(known.received) - BigInt(known.refunded) : 0n;
      const refund = next.amount < left ? next.amount : left;
      const paidFor = known?.invoice_id ? { invoiceId: known.invoice_id } : {};
      if (refund > 0n)
        await handle(dependencies, organizationId, refunded(`y${next.refund}`, payment, paidFor, refund));
      return;
    }
    case 'sale': {
      const event = saleEvents[next.event];
      if (event) await handle(dependencies, organizationId, event);
    }
  }
}
