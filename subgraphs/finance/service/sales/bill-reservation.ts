import type { ReservationConfirmed } from '../../../../proto/generated/erp/reservations/v1/events.ts';
import type { Consumption } from '../../../kit/events/event-consumer.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { balanceIssued } from '../books/balance-invoice.ts';
import { issueDraft } from '../books/issue-draft.ts';
import { lockBooks } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import type { Invoice } from '../model/invoice.ts';
import { priceLines, totalLines } from '../model/invoice-line.ts';
import { invoiceCreated } from '../published-events.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { withdrawBilling } from './withdraw-billing.ts';

/**
 * Bills a confirmed reservation: one issued invoice per reservation, ever, with the tax taken out of the gross ticket
 * prices, paid immediately from what the buyer has paid already. When the cancellation of the reservation arrived
 * first, the invoice is void in the end, as in the other order.
 */
export async function billReservation(
  dependencies: FinanceDependencies,
  { organizationId, transaction }: Consumption<FinanceTables>,
  reservation: ReservationConfirmed,
): Promise<void> {
  const unit = unitOfWork.join(dependencies, transaction);
  const { stores, now, publish } = unit;
  const { reservationId } = reservation;
  const books = await lockBooks(unit, dependencies, organizationId);
  const [known] = await stores.invoices.findByReservations({ organizationId }, [reservationId]);
  if (known) return;

  const today = toCalendarDate(now);
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
        taxRateBasisPoints: dependencies.settings.ticketTaxBasisPoints,
        accountId: books.account('TICKET_SALES'),
      })),
      true,
    ),
    amountPaid: 0n,
    amountCredited: 0n,
    amountWrittenOff: 0n,
    issuedOn: undefined,
    dueOn: today,
    voidedOn: undefined,
    voidReason: undefined,
    notes: undefined,
    issueEntryId: undefined,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  assertAddsUp(reservation, draft);
  await stores.invoices.insert([draft]);
  await publish(invoiceCreated(draft));
  const issued = await issueDraft(unit, books, draft, { dueOn: today });
  if (await stores.cancelledReservations.has(organizationId, reservationId))
    await withdrawBilling(unit, books, issued);
  else await balanceIssued(unit, books, issued);
}

/** Throws unless the items of the reservation are those of a sale and come to its total. */
function assertAddsUp({ reservationId, items, total }: ReservationConfirmed, draft: Invoice): void {
  const isSumRight =
    items.every(({ quantity }) => quantity >= 1) &&
    draft.lines.length > 0 &&
    totalLines(draft.lines).total === total.minorUnits &&
    items.every(({ unitPrice }) => unitPrice.currency === draft.currency);
  if (!isSumRight) throw new Error(`The items of reservation ${reservationId} do not add up to its total.`);
}
