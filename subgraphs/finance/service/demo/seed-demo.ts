import { acme, type DemoOrganization, globex } from '../../../kit/demo/demo-people.ts';
import { toCalendarDate } from '../../../kit/values/calendar-date.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { type FinanceUnit, unitOfWork } from '../unit-of-work.ts';
import { bookDemoCustomerInvoice, bookDemoEntry, bookDemoReservation } from './demo-bookings.ts';
import { acmeCustomerInvoices, demoBilledReservations, globexCustomerInvoices } from './demo-invoices.ts';
import { createDemoLedger, type DemoLedger } from './demo-ledger.ts';

/**
 * Fills the books of the demo organizations: the standard chart, 40 invoices in every status, the journal
 * behind them and some entries by hand. Does nothing for an organization that has books. Publishes no events.
 */
export async function seedDemo(
  dependencies: Pick<FinanceDependencies, 'database' | 'clock' | 'settings'>,
): Promise<void> {
  for (const organization of [acme, globex]) {
    await unitOfWork.change(dependencies, undefined, async (unit) => {
      const ledger = createDemoLedger(organization, unit.now);
      bookDemoHistory(organization, ledger, dependencies.settings.ticketTaxBasisPoints);
      await storeLedger(unit, organization, ledger);
    });
  }
}

function bookDemoHistory(
  organization: DemoOrganization,
  ledger: DemoLedger,
  ticketTaxBasisPoints: number,
): void {
  const isAcme = organization.slug === 'acme';
  bookDemoEntry(ledger, 115, 'Capital paid in', { debit: '1010', credit: '3000' }, 5_000_000n);
  bookDemoEntry(ledger, 112, 'Stage equipment', { debit: '1500', credit: '1010' }, 850_000n);
  // Numbers follow the calendar: Globex billed its customers before its first event, Acme after.
  if (!isAcme) for (const invoice of globexCustomerInvoices) bookDemoCustomerInvoice(ledger, invoice);
  for (const reservation of demoBilledReservations(organization.slug))
    bookDemoReservation(ledger, reservation, ticketTaxBasisPoints);
  if (isAcme) for (const invoice of acmeCustomerInvoices) bookDemoCustomerInvoice(ledger, invoice);
  bookDemoEntry(ledger, 35, 'Salaries of last month', { debit: '6000', credit: '1010' }, 1_240_000n);
  bookDemoEntry(ledger, 33, 'Office rent', { debit: '6100', credit: '1010' }, 180_000n);
  bookDemoEntry(ledger, 12, 'Poster campaign', { debit: '6300', credit: '2000' }, 46_500n);
  bookDemoEntry(ledger, 3, 'Fees of the payment provider', { debit: '6200', credit: '1020' }, 9_870n);
}

async function storeLedger(
  { stores, now }: FinanceUnit,
  { id: organizationId, currency, slug }: DemoOrganization,
  ledger: DemoLedger,
): Promise<void> {
  const lastInvoiceNumber = ledger.lastInvoiceNumber();
  const lastCreditNoteNumber = ledger.lastCreditNoteNumber();
  const isNew = await stores.books.open({
    organizationId,
    currency,
    lastInvoiceNumber,
    lastCreditNoteNumber,
    openedAt: now,
  });
  if (!isNew) return;
  await stores.accounts.insert(ledger.accounts);
  await stores.journal.insert(ledger.entries);
  await stores.invoices.insert([...ledger.invoices.values()]);
  await stores.settlements.insert(ledger.settlements);
  await stores.creditNotes.insert(ledger.creditNotes);
  await stores.writeOffs.insertLines(ledger.writeOffLines);
  for (const payment of ledger.payments) await stores.payments.save(payment);
  for (const refund of ledger.refunds) await stores.payments.insertRefund(refund);
  const cancelled = demoBilledReservations(slug).filter(({ status }) => status === 'CANCELLED');
  const cancelledOn = toCalendarDate(now);
  await stores.cancelledReservations.insert(
    cancelled.map(({ id: reservationId }) => ({ organizationId, reservationId, cancelledOn })),
  );
}
