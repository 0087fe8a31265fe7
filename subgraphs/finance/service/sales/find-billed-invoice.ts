import type { Kysely } from 'kysely';
import type { Invoice } from '../model/invoice.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';
import type { FinanceTables } from '../stores/tables.ts';

/** What a payment was made for. */
export interface PaymentPurpose {
  readonly invoiceId?: string | undefined;
  readonly reservationId?: string | undefined;
}

/** The invoice a payment is for: the one it names, or that of the reservation it names. */
export async function findBilledInvoice(
  connection: Kysely<FinanceTables>,
  organizationId: string,
  { invoiceId, reservationId }: PaymentPurpose,
): Promise<Invoice | undefined> {
  const invoices = createInvoiceStore(connection);
  if (invoiceId !== undefined) return (await invoices.findByIds({ organizationId }, [invoiceId]))[0];
  if (reservationId === undefined) return undefined;
  return (await invoices.findByReservations({ organizationId }, [reservationId]))[0];
}
