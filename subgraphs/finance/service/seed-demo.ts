import type { Transaction } from 'kysely';
import type { SqlEngine } from '../../kit/database.ts';
import { acme, type DemoOrganization, globex } from '../../kit/demo/demo-people.ts';
import { createCustomerPaymentStore } from './customer-payment-store.ts';
import { acmeCustomerInvoices, demoBilledReservations, globexCustomerInvoices } from './demo-invoices.ts';
import { createDemoLedger, type DemoLedger } from './demo-ledger.ts';
import type { FinanceDependencies } from './dependencies.ts';
import { createInvoiceStore } from './invoice-store.ts';
import { createJournalStore } from './journal-store.ts';
import { createLedgerAccountStore } from './ledger-account-store.ts';
import { createSettlementStore } from './settlement-store.ts';
import type { FinanceTables } from './tables.ts';

/**
 * Fills the books of the demo organizations: the standard chart, 40 invoices in every status, the journal
 * behind them and some entries by hand. Does nothing for an organization that has books. No events.
 */
export async function seedDemo(dependencies: FinanceDependencies): Promise<void> {
  const { database, clock, settings } = dependencies;
  const now = clock();
  const ledgers = [acme, globex].map(
    (organization) =>
      [organization, createDemoLedger(organization, now, settings.ticketTaxBasisPoints)] as const,
  );
  for (const [organization, ledger] of ledgers) {
    bookDemoSales(organization, ledger);
    await database.transaction((transaction) =>
      storeLedger(transaction, database.engine, organization, ledger, now),
    );
  }
}

function bookDemoSales(organization: DemoOrganization, ledger: DemoLedger): void {
  const isAcme = organization.slug === 'acme';
  ledger.addManualEntry(115, 'Capital paid in', '1010', '3000', 5_000_000n);
  ledger.addManualEntry(112, 'Stage equipment', '1500', '1010', 850_000n);
  // Numbers follow the calendar: Globex billed its customers before its first event.
  if (!isAcme) globexCustomerInvoices.forEach(ledger.addCustomerInvoice);
  demoBilledReservations(organization.slug).forEach(ledger.addReservation);
  if (isAcme) acmeCustomerInvoices.forEach(ledger.addCustomerInvoice);
  ledger.addManualEntry(35, 'Salaries of last month', '6000', '1010', 1_240_000n);
  ledger.addManualEntry(33, 'Office rent', '6100', '1010', 180_000n);
  ledger.addManualEntry(12, 'Poster campaign', '6300', '2000', 46_500n);
  ledger.addManualEntry(3, 'Fees of the payment provider', '6200', '1020', 9_870n);
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
      last_invoice_number: ledger.lastInvoiceNumber,
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
