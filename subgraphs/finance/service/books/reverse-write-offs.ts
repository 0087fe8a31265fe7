import type { Invoice } from '../model/invoice.ts';
import type { Settlement } from '../model/settlement.ts';
import type { FinanceUnit } from '../unit-of-work.ts';
import type { Books } from './lock-books.ts';
import { reverseSettlement } from './reverse-settlement.ts';

/** Takes back every write-off of an invoice that stands; none when there is none. The caller applies the settlements. */
export async function reverseWriteOffs(
  unit: FinanceUnit,
  books: Books,
  invoice: Invoice,
  by: { readonly reason: string; readonly recordedBy?: string },
): Promise<readonly Settlement[]> {
  if (invoice.amountWrittenOff === 0n) return [];
  const all = await unit.stores.settlements.listByInvoices(books.organizationId, [invoice.id]);
  const reversed = new Set(all.flatMap(({ reversalOfId }) => reversalOfId ?? []));
  const standing = all.filter(
    ({ id, kind, reversalOfId }) => kind === 'WRITE_OFF' && reversalOfId === undefined && !reversed.has(id),
  );
  const settlements: Settlement[] = [];
  for (const settlement of standing) {
    await unit.stores.writeOffs.deleteLines(books.organizationId, settlement.id);
    settlements.push(await reverseSettlement(unit, books, invoice, settlement, by));
  }
  return settlements;
}
