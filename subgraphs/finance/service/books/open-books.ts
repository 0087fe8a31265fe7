import { newId } from '../../../kit/values/uuid-v7.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { standardChart } from '../model/chart-of-accounts.ts';
import { booksOpened } from '../published-events.ts';
import { type FinanceUnit, unitOfWork } from '../unit-of-work.ts';

/**
 * Opens the organization's books with the standard chart of accounts. Does nothing when it has books; concurrent
 * callers wait for the first.
 */
export async function openBooks(
  { stores, now, publish }: FinanceUnit,
  { settings }: Pick<FinanceDependencies, 'settings'>,
  organizationId: string,
): Promise<void> {
  const currency = settings.defaultCurrency;
  const isNew = await stores.books.open({
    organizationId,
    currency,
    lastInvoiceNumber: 0,
    lastCreditNoteNumber: 0,
    openedAt: now,
  });
  if (!isNew) return;
  await stores.accounts.insert(
    standardChart.map(({ code, name, type, purpose }) => ({
      id: newId(),
      organizationId,
      code,
      name,
      type,
      purpose,
      createdAt: now,
    })),
  );
  await publish(booksOpened(organizationId, currency));
}

/** Opens missing books for a reader, outside any transaction. */
export async function ensureBooks(dependencies: FinanceDependencies, organizationId: string): Promise<void> {
  const { books } = unitOfWork.read(dependencies);
  if (await books.findCurrency(organizationId)) return;
  await unitOfWork.change(dependencies, undefined, (unit) => openBooks(unit, dependencies, organizationId));
}
