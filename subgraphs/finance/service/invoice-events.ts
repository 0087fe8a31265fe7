import type { NewEvent } from '../../kit/events/outbox.ts';
import { amountDue, type Invoice } from './invoice.ts';
import { totalLines } from './invoice-line.ts';

/** What finance says about an invoice. */
export type InvoiceEventType =
  | 'finance.invoice-created.v1'
  | 'finance.invoice-updated.v1'
  | 'finance.invoice-issued.v1'
  | 'finance.invoice-settled.v1'
  | 'finance.invoice-paid.v1'
  | 'finance.invoice-voided.v1';

/** An event about the invoice as it is after the change; all types carry the same data. */
export function invoiceEvent(type: InvoiceEventType, invoice: Invoice): NewEvent {
  const amount = (minorUnits: bigint) => ({ minorUnits: String(minorUnits), currency: invoice.currency });
  return {
    type,
    aggregateId: invoice.id,
    organizationId: invoice.organizationId,
    data: {
      invoiceId: invoice.id,
      status: invoice.status,
      ...(invoice.number === undefined ? {} : { number: invoice.number }),
      ...(invoice.customerId === undefined ? {} : { customerId: invoice.customerId }),
      ...(invoice.userId === undefined ? {} : { userId: invoice.userId }),
      ...(invoice.reservationId === undefined ? {} : { reservationId: invoice.reservationId }),
      total: amount(totalLines(invoice.lines).total),
      amountDue: amount(amountDue(invoice)),
    },
  };
}
