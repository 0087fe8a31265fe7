import { expect, test } from '@jest/globals';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import {
  amountDue,
  assertInvoiceTransition,
  type Invoice,
  type InvoiceStatus,
  invoiceStatuses,
  isOverdue,
  settleInvoice,
} from './invoice.ts';

const now = new Date('2026-01-15T10:00:00Z');

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
  const part = settleInvoice(invoice('ISSUED'), 19n, now);
  expect([part.status, amountDue(part), part.version]).toEqual(['PARTIALLY_PAID', 100n, 4]);
  const more = settleInvoice(part, 1n, now);
  expect([more.status, amountDue(more)]).toEqual(['PARTIALLY_PAID', 99n]);
  const all = settleInvoice(more, 99n, now);
  expect([all.status, amountDue(all)]).toEqual(['PAID', 0n]);
  const back = settleInvoice(all, -119n, now);
  expect([back.status, amountDue(back)]).toEqual(['ISSUED', 119n]);
});

test('nothing can be paid beyond the total or taken back beyond what was paid', () => {
  expect(() => settleInvoice(invoice('ISSUED'), 120n, now)).toThrow('cannot have 120 paid');
  expect(() => settleInvoice(invoice('PARTIALLY_PAID', 19n), -20n, now)).toThrow('cannot have -1 paid');
});

test.each<InvoiceStatus>(['DRAFT', 'VOID'])('%s invoices take no payment and owe nothing', (status) => {
  expect(amountDue(invoice(status))).toBe(0n);
  expect(() => settleInvoice(invoice(status), 19n, now)).toThrow(DomainError);
});

test('only the transitions of the table are legal', () => {
  const legal = new Set([
    'DRAFT ISSUED',
    'DRAFT VOID',
    'ISSUED PARTIALLY_PAID',
    'ISSUED PAID',
    'ISSUED VOID',
    'PARTIALLY_PAID PAID',
    'PARTIALLY_PAID ISSUED',
    'PAID PARTIALLY_PAID',
    'PAID ISSUED',
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
