import { sql } from 'kysely';
import type { FinanceDependencies } from '../service/dependencies.ts';
import { amountDue, type Invoice } from '../service/model/invoice.ts';
import { totalLines } from '../service/model/invoice-line.ts';
import { unitOfWork } from '../service/unit-of-work.ts';

/** All invoices of an organization, by number; drafts last. */
export async function allInvoices(
  dependencies: FinanceDependencies,
  organizationId: string,
): Promise<readonly Invoice[]> {
  const rows = await dependencies.database.kysely
    .selectFrom('invoices')
    .select(['id', 'number'])
    .where('organization_id', '=', organizationId)
    .execute();
  const ids = rows.map((row) => row.id);
  const invoices = await unitOfWork.read(dependencies).invoices.findByIds({ organizationId }, ids);
  return invoices.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
}

/** Balance (debits minus credits) of every account that has one, by code and currency. */
export async function balancesByCode(
  dependencies: FinanceDependencies,
  organizationId: string,
): Promise<Readonly<Record<string, bigint>>> {
  const { accounts, journal } = unitOfWork.read(dependencies);
  const chart = await accounts.findAll(organizationId);
  const codeOf = new Map(chart.map((account) => [account.id, account.code]));
  const sums = await journal.sumAccounts(organizationId, {});
  return Object.fromEntries(
    sums
      .filter((sum) => sum.amount !== 0n)
      .map((sum) => [`${codeOf.get(sum.accountId)} ${sum.currency}`, sum.amount]),
  );
}

/** Everything that is wrong with the books of an organization, in words; must be empty at any time. */
export async function findDefects(
  dependencies: FinanceDependencies,
  organizationId: string,
): Promise<readonly string[]> {
  const { database } = dependencies;
  const defects: string[] = [];
  const expectEqual = (what: string, found: unknown, expected: unknown): void => {
    if (found !== expected) defects.push(`${what}: ${String(found)} instead of ${String(expected)}`);
  };
  const { rows: unbalanced } = await sql<{ entry_id: string }>`select entry_id from journal_lines
    group by entry_id, currency having sum(amount) <> 0`.execute(database.kysely);
  expectEqual('unbalanced entries', unbalanced.length, 0);

  const invoices = await allInvoices(dependencies, organizationId);
  const balances = await balancesByCode(dependencies, organizationId);
  const posted = invoices.filter(({ status }) => status !== 'DRAFT' && status !== 'VOID');
  const currency = (await unitOfWork.read(dependencies).books.findCurrency(organizationId)) ?? 'EUR';
  const balanceOf = (code: string): bigint => balances[`${code} ${currency}`] ?? 0n;
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
  expectEqual('receivables', balanceOf('1200'), sum(invoices.map(amountDue)));
  const { creditNotes, writeOffs } = unitOfWork.read(dependencies);
  const credits = await creditNotes.listByInvoices(
    { organizationId },
    invoices.map(({ id }) => id),
  );
  const writtenOff = await writeOffs.listLines(
    organizationId,
    invoices.map(({ id }) => id),
  );
  expectEqual(
    'tax payable',
    -balanceOf('2200'),
    sum(posted.map(({ lines }) => totalLines(lines).tax)) -
      sum(credits.map(({ lines }) => totalLines(lines).tax)) -
      totalLines(writtenOff).tax,
  );
  const creditNumbers = credits.map(({ number }) => number).toSorted((a, b) => a - b);
  expectEqual(
    'numbers of credit notes',
    creditNumbers.join(),
    creditNumbers.map((_, index) => index + 1).join(),
  );
  expectEqual('bad debts', balanceOf('6900'), totalLines(writtenOff).subtotal);
  expectEqual('all accounts', sum(Object.values(balances)), 0n);

  const payments = await database.kysely
    .selectFrom('customer_payments')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .execute();
  const settlements = await database.kysely
    .selectFrom('invoice_settlements')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .execute();
  const credit = sum(
    payments.map(
      (row) => BigInt(row.received) - BigInt(row.refunded) - BigInt(row.applied) - BigInt(row.transferred),
    ),
  );
  for (const row of payments) {
    const left = BigInt(row.received) - BigInt(row.refunded) - BigInt(row.applied) - BigInt(row.transferred);
    const isBilled =
      row.reservation_id === null ||
      invoices.some(({ reservationId }) => reservationId === row.reservation_id);
    const unmatched = row.payment_intent_id !== null && isBilled && left > 0n ? left : 0n;
    expectEqual(`unmatched of ${row.id}`, BigInt(row.unmatched), unmatched);
    const used = settlements.filter(({ customer_payment_id }) => customer_payment_id === row.id);
    expectEqual(
      `transferred of ${row.id}`,
      BigInt(row.transferred),
      sum(used.map(({ amount }) => BigInt(amount))),
    );
  }
  expectEqual('prepayments', -balanceOf('2100'), credit);
  for (const invoice of invoices) {
    const settled = (isCounted: (kind: string) => boolean): bigint =>
      sum(
        settlements
          .filter((row) => row.invoice_id === invoice.id && isCounted(row.kind))
          .map((row) => BigInt(row.amount)),
      );
    expectEqual(
      `paid of invoice ${invoice.id}`,
      invoice.amountPaid,
      settled((kind) => kind !== 'CREDIT_NOTE' && kind !== 'WRITE_OFF'),
    );
    expectEqual(
      `credited of invoice ${invoice.id}`,
      invoice.amountCredited,
      settled((kind) => kind === 'CREDIT_NOTE'),
    );
    expectEqual(
      `written off of invoice ${invoice.id}`,
      invoice.amountWrittenOff,
      settled((kind) => kind === 'WRITE_OFF'),
    );
    const own = credits.filter(({ invoiceId }) => invoiceId === invoice.id).flatMap(({ lines }) => lines);
    expectEqual(`credit notes of invoice ${invoice.id}`, totalLines(own).total, invoice.amountCredited);
    if (invoice.status === 'CREDITED')
      expectEqual(`tax credited of ${invoice.id}`, totalLines(own).tax, totalLines(invoice.lines).tax);
    const lost = writtenOff.filter(({ invoiceId }) => invoiceId === invoice.id);
    expectEqual(
      `lines written off of invoice ${invoice.id}`,
      totalLines(lost).total,
      invoice.amountWrittenOff,
    );
    if ([...own, ...lost].some(({ net, tax }) => net < 0n || tax < 0n))
      defects.push(`a credit of ${invoice.id} is negative`);
    for (const [index, line] of invoice.lines.entries()) {
      const taken = totalLines([...own, ...lost].filter(({ lineNumber }) => lineNumber === index + 1));
      if (taken.subtotal > line.net || taken.tax > line.tax)
        defects.push(
          `line ${index + 1} of ${invoice.id} has ${taken.subtotal} net, ${taken.tax} tax taken off`,
        );
    }
    if (
      invoice.amountPaid < 0n ||
      invoice.amountPaid + invoice.amountCredited > totalLines(invoice.lines).total
    )
      defects.push(
        `invoice ${invoice.id} has ${invoice.amountPaid} paid, ${invoice.amountCredited} credited`,
      );
  }
  const numbers = invoices.flatMap(({ number }) => number ?? []);
  expectEqual('numbers', numbers.join(), Array.from(numbers, (_, index) => index + 1).join());
  return defects;
}
