import type { Invoice } from '../model/invoice.ts';
import type { FinanceStores } from '../stores/stores.ts';

/** What a payment was made for. */
interface PaymentPurpose {
  readonly invoiceId?: string;
  readonly reservationId?: string;
}

/** The invoice a payment is for: the one it names, or that of the reservation it names. */
export async function findBilledInvoice(
  { invoices }: Pick<FinanceStores, 'invoices'>,
  organizationId: string,
  { invoiceId, reservationId }: PaymentPurpose,
): Promise<Invoice | undefined> {
  if (invoiceId !== undefined) return (await invoices.findByIds({ organizationId }, [invoiceId]))[0];
  if (reservationId === undefined) return undefined;
  return (await invoices.findByReservations({ organizationId }, [reservationId]))[0];
}
