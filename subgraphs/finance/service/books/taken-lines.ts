import type { TakenLine } from '../model/credit-note.ts';
import type { Invoice } from '../model/invoice.ts';
import type { FinanceUnit } from '../unit-of-work.ts';

/** What credit notes and standing write-offs took off the lines of an invoice so far. The caller holds the lock of the books. */
export async function takenLines({ stores }: FinanceUnit, invoice: Invoice): Promise<readonly TakenLine[]> {
  const { id, organizationId } = invoice;
  const creditNotes = await stores.creditNotes.listByInvoices({ organizationId }, [id]);
  const writtenOff = await stores.writeOffs.listLines(organizationId, [id]);
  return [...creditNotes.flatMap(({ lines }) => lines), ...writtenOff];
}
