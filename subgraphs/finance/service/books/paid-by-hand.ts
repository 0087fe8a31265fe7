import type { Invoice } from '../model/invoice.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

/** How much of what is paid of an invoice was recorded on it by hand and still counts for it. */
export async function amountPaidByHand({ stores }: FinanceUnit, invoice: Invoice): Promise<bigint> {
  const payments = await stores.payments.findForInvoice(invoice);
  const credits = await stores.settlements.sumCreditOfInvoice(invoice.organizationId, invoice.id);
  const otherwise = [...payments.map(({ applied }) => applied), ...credits.map(({ amount }) => amount)];
  return otherwise.reduce((left, amount) => left - amount, invoice.amountPaid);
}
