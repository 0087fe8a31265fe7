import { expect, test } from '@jest/globals';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import {
  amountDue,
  assertInvoiceTransition,
  creditableAmount,
  type Invoice,
  type InvoiceStatus,
  invoiceStatuses,
  isOverdue,
  settleInvoice,
} from './invoice.ts';

const now = new Date('2026-01-15T10:00:00Z');
const paid = (amount: bigint) => [{ kind: 'RECORDED' as const, amount }];
const credited = (amount: bigint) => [{ kind: 'CREDIT_NOTE' as const, amount }];

function invoice(status: InvoiceStatus, amountPaid = 0n): Invoice {
  return {
    id: 'invoice-1',
    organizationId: 'acme-org',
    number: 1,
    status,
    customerId: 'customer-1',
    userId: undefined,
    reservationId: undefined,
    currency: 'EUR',
    pricesIncludeTax: false,
    lines: [
      {
        description: 'x',
        quantity: 1,
        unitPrice: 100n,
        taxRateBasisPoints: 1_900,
        accountId: 'sales',
        net: 100n,
        tax: 19n,
      },
    ],
    amountPaid,
    amountCredited: 0n,
    amountWrittenOff: 0n,
    issuedOn: '2026-01-01',
    dueOn: '2026-01-14',
    voidedOn: undefined,
    voidReason: undefined,
    notes: undefined,
    issueEntryId: 'entry-1',
    createdAt: now,
    updatedAt: now,
    version: 3,
  };
}

test('the status follows what is paid, there and back', () => {
  const part = settleInvoice(invoice('ISSUED'), paid(19n), now);
  expect([part.status, amountDue(part), part.version]).toEqual(['PARTIALLY_PAID', 100n, 4]);
  const more = settleInvoice(part, paid(1n), now);
  expect([more.status, amountDue(more)]).toEqual(['PARTIALLY_PAID', 99n]);
  const all = settleInvoice(more, paid(99n), now);
  expect([all.status, amountDue(all)]).toEqual(['PAID', 0n]);
  const back = settleInvoice(all, paid(-119n), now);
  expect([back.status, amountDue(back)]).toEqual(['ISSUED', 119n]);
});

test('a credit note lowers what is due; all of them together take the invoice back', () => {
  const part = settleInvoice(invoice('ISSUED'), credited(19n), now);
  expect([part.status, amountDue(part), creditableAmount(part)]).toEqual(['ISSUED', 100n, 100n]);
  const rest = settleInvoice(part, paid(100n), now);
  expect([rest.status, amountDue(rest)]).toEqual(['PAID', 0n]);
  const returned = settleInvoice(rest, [...paid(-100n), ...credited(100n)], now);
  expect([returned.status, amountDue(returned), creditableAmount(returned)]).toEqual(['CREDITED', 0n, 0n]);
  expect(() => settleInvoice(rest, credited(20n), now)).toThrow('amountPaid 100, amountCredited 39');
});

test('a refund with its credit note leaves a paid invoice paid', () => {
  const refunded = settleInvoice(invoice('PAID', 119n), [...paid(-19n), ...credited(19n)], now);
  expect([refunded.status, amountDue(refunded), refunded.version]).toEqual(['PAID', 0n, 4]);
});

test('nothing can be paid beyond the total or taken back beyond what was paid', () => {
  expect(() => settleInvoice(invoice('ISSUED'), paid(120n), now)).toThrow('cannot have amountPaid 120');
  expect(() => settleInvoice(invoice('PARTIALLY_PAID', 19n), paid(-20n), now)).toThrow(
    'cannot have amountPaid -1',
  );
});

test.each<InvoiceStatus>(['DRAFT', 'VOID'])('%s invoices take no payment and owe nothing', (status) => {
  expect(amountDue(invoice(status))).toBe(0n);
  expect(() => settleInvoice(invoice(status), paid(19n), now)).toThrow(DomainError);
});

test('only the transitions of the table are legal', () => {
  const legal = new Set([
    'DRAFT ISSUED',
    'DRAFT VOID',
    'ISSUED PARTIALLY_PAID',
    'ISSUED PAID',
    'ISSUED CREDITED',
    'ISSUED WRITTEN_OFF',
    'ISSUED VOID',
    'PARTIALLY_PAID PAID',
    'PARTIALLY_PAID ISSUED',
    'PARTIALLY_PAID CREDITED',
    'PARTIALLY_PAID WRITTEN_OFF',
    'PAID PARTIALLY_PAID',
    'PAID ISSUED',
    'PAID CREDITED',
    'PAID WRITTEN_OFF',
    'WRITTEN_OFF ISSUED',
    'WRITTEN_OFF PARTIALLY_PAID',
    'WRITTEN_OFF PAID',
    'WRITTEN_OFF CREDITED',
  ]);
  for (const from of invoiceStatuses) {
    for (const to of invoiceStatuses) {
      const move = () => assertInvoiceTransition(invoice(from), to);
      if (legal.has(`${from} ${to}`)) expect(move).not.toThrow();
      else expect(move).toThrow(`Invoice is ${from} and cannot become ${to}.`);
    }
  }
});

test('an invoice is overdue from the day after its due date, while something is due', () => {
  expect(isOverdue(invoice('ISSUED'), '2026-01-14')).toBe(false);
  expect(isOverdue(invoice('ISSUED'), '2026-01-15')).toBe(true);
  expect(isOverdue(invoice('PAID', 119n), '2026-01-15')).toBe(false);
});
