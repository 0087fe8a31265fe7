import type { ReservationCancelled } from '../../../../proto/generated/erp/reservations/v1/events.ts';
import type { Consumption } from '../../../kit/events/event-consumer.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { lockBooks } from '../books/lock-books.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { isTakenBack } from '../model/invoice.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { withdrawBilling } from './withdraw-billing.ts';

/**
 * Takes back the invoice of a cancelled reservation. Remembers the cancellation for an invoice that is still to
 * come.
 */
export async function cancelBilling(
  dependencies: FinanceDependencies,
  { organizationId, transaction }: Consumption<FinanceTables>,
  { reservationId }: ReservationCancelled,
): Promise<void> {
  const unit = unitOfWork.join(dependencies, transaction);
  const { invoices, cancelledReservations } = unit.stores;
  const books = await lockBooks(unit, dependencies, organizationId);
  const cancelledOn = toCalendarDate(unit.now);
  await cancelledReservations.insert([{ organizationId, reservationId, cancelledOn }]);
  const [invoice] = await invoices.findByReservations({ organizationId }, [reservationId]);
  if (invoice && !isTakenBack(invoice)) await withdrawBilling(unit, books, invoice);
}
