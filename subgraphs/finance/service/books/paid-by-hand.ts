import type { Invoice } from '../model/invoice.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

/** How much of what is paid of an invoice was recorded by hand and still counts for it: the rest came by card. */
export async function amountPaidByHand({ stores }: FinanceUnit, invoice: Invoice): Promise<bigint> {
  const payments = await stores.payments.findForInvoice(invoice);
  return payments.reduce((left, { applied }) => left - applied, invoice.amountPaid);
}
