import type { Transaction } from 'kysely';
import type { ReservationConfirmed } from '../../../../proto/generated/erp/reservations/v1/events.ts';
import { appendEvents } from '../../../kit/events/outbox.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { issueDraft } from '../books/issue-draft.ts';
import { lockBooks } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import { priceLines, totalLines } from '../model/invoice-line.ts';
import { invoiceCreated } from '../published-events.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { isReservationCancelled, withdrawBilling } from './cancel-billing.ts';

/**
 * Bills a confirmed reservation: one issued invoice per reservation, ever, with the tax taken out of the
 * gross ticket prices, paid at once from what the buyer has paid already. When the cancellation of the
 * reservation was heard first, the invoice is void in the end, as in the other order.
 */
export async function billReservation(
  transaction: Transaction<FinanceTables>,
  dependencies: FinanceDependencies,
  organizationId: string,
  reservation: ReservationConfirmed,
): Promise<void> {
  const { clock, settings } = dependencies;
  const { reservationId } = reservation;
  const books = await lockBooks(transaction, dependencies, organizationId);
  const invoices = createInvoiceStore(transaction);
  const [known] = await invoices.findByReservations({ organizationId }, [reservationId]);
  if (known) return;

  const now = clock();
  const draft: Invoice = {
    id: newId(),
    organizationId,
    number: undefined,
    status: 'DRAFT',
    customerId: reservation.customerId,
    userId: reservation.userId,
    reservationId,
    currency: reservation.total.currency,
    pricesIncludeTax: true,
    lines: priceLines(
      reservation.items.map((item) => ({
        description: `${reservation.eventName}: ${item.name}`,
        quantity: item.quantity,
        unitPrice: item.unitPrice.minorUnits,
        taxRateBasisPoints: settings.ticketTaxBasisPoints,
        accountId: books.account('TICKET_SALES'),
      })),
      true,
    ),
    amountPaid: 0n,
    issuedOn: undefined,
    dueOn: toCalendarDate(now),
    voidedOn: undefined,
    voidReason: undefined,
    notes: undefined,
    issueEntryId: undefined,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  const isSumRight =
    reservation.items.every(({ quantity }) => quantity >= 1) &&
    draft.lines.length > 0 &&
    totalLines(draft.lines).total === reservation.total.minorUnits &&
    reservation.items.every((item) => item.unitPrice.currency === draft.currency);
  if (!isSumRight) throw new Error(`The items of reservation ${reservationId} do not add up to its total.`);

  await invoices.insert([draft]);
  await appendEvents(transaction, now, [invoiceCreated(draft)]);
  const issued = await issueDraft(transaction, books, draft, { dueOn: toCalendarDate(now), now });
  if (await isReservationCancelled(transaction, organizationId, reservationId))
    await withdrawBilling(transaction, books, issued, now);
}
