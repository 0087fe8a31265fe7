import type { Kysely } from 'kysely';
import { notFound } from '../../../kit/errors/domain-error.ts';
import type { Invoice } from '../model/invoice.ts';
import { createInvoiceStore } from './invoice-store.ts';
import type { FinanceTables } from './tables.ts';

/** An invoice of the organization. Throws NOT_FOUND for unknown and foreign ids alike. */
export async function findInvoice(
  connection: Kysely<FinanceTables>,
  organizationId: string,
  invoiceId: string,
): Promise<Invoice> {
  const [invoice] = await createInvoiceStore(connection).findByIds({ organizationId }, [invoiceId]);
  if (!invoice) throw notFound('Invoice', invoiceId);
  return invoice;
}
