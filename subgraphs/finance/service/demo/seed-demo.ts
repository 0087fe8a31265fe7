import type { Transaction } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { acme, type DemoOrganization, globex } from '../../../kit/demo/demo-people.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { createCustomerPaymentStore } from '../stores/customer-payment-store.ts';
import { createInvoiceStore } from '../stores/invoice-store.ts';
import { createJournalStore } from '../stores/journal-store.ts';
import { createLedgerAccountStore } from '../stores/ledger-account-store.ts';
import { createSettlementStore } from '../stores/settlement-store.ts';
import type { FinanceTables } from '../stores/tables.ts';
import { bookDemoCustomerInvoice, bookDemoEntry, bookDemoReservation } from './demo-bookings.ts';
import { acmeCustomerInvoices, demoBilledReservations, globexCustomerInvoices } from './demo-invoices.ts';
import { createDemoLedger, type DemoLedger } from './demo-ledger.ts';

/**
 * Fills the books of the demo organizations: the standard chart, 40 invoices in every status, the journal
 * behind them and some entries by hand. Does nothing for an organization that has books. No events.
 */
export async function seedDemo(dependencies: FinanceDependencies): Promise<void> {
  const { database, clock, settings } = dependencies;
  const now = clock();
  for (const organization of [acme, globex]) {
    const ledger = createDemoLedger(organization, now);
    bookDemoHistory(organization, ledger, settings.ticketTaxBasisPoints);
    await database.transaction((transaction) =>
      storeLedger(transaction, database.engine, organization, ledger, now),
    );
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
  transaction: Transaction<FinanceTables>,
  engine: SqlEngine,
  organization: DemoOrganization,
  ledger: DemoLedger,
  now: Date,
): Promise<void> {
  const opened = await transaction
    .insertInto('books')
    .values({
      organization_id: organization.id,
      currency: organization.currency,
      last_invoice_number: ledger.lastInvoiceNumber(),
      opened_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('organization_id')
    .executeTakeFirst();
  if (!opened) return;
  await createLedgerAccountStore(transaction, engine).insert(ledger.accounts);
  await createJournalStore(transaction).insert(ledger.entries);
  await createInvoiceStore(transaction).insert([...ledger.invoices.values()]);
  await createSettlementStore(transaction).insert(ledger.settlements);
  const payments = createCustomerPaymentStore(transaction);
  for (const payment of ledger.payments) await payments.save(payment);
  for (const refund of ledger.refunds) await payments.insertRefund(refund);
  const cancelled = demoBilledReservations(organization.slug).filter(({ status }) => status === 'CANCELLED');
  if (cancelled.length === 0) return;
  await transaction
    .insertInto('cancelled_reservations')
    .values(
      cancelled.map((reservation) => ({
        organization_id: organization.id,
        reservation_id: reservation.id,
        cancelled_on: now.toISOString().slice(0, 10),
      })),
    )
    .execute();
}
