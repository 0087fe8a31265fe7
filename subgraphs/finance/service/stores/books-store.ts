import type { Kysely } from 'kysely';
import type { SqlEngine } from '../../../kit/database/database.ts';
import { lockRows } from '../../../kit/database/sql-differences.ts';
import { booksColumns, type FinanceTables } from './tables.ts';

/** Books to open. */
interface NewBooks {
  readonly organizationId: string;
  readonly currency: string;
  /** Zero unless invoices were numbered before. */
  readonly lastInvoiceNumber: number;
  readonly lastCreditNoteNumber: number;
  readonly openedAt: Date;
}

/** Reads and writes the one row that each organization's books are kept by. */
export interface BooksStore {
  /** False when the organization has books already; concurrent callers wait for the first. */
  open(books: NewBooks): Promise<boolean>;
  /** Locks the books until the transaction ends; resolves with their currency. Throws when there are none. */
  lock(organizationId: string): Promise<string>;
  /** Currency the organization keeps its books in; undefined before they are opened. */
  findCurrency(organizationId: string): Promise<string | undefined>;
  /** The next invoice number, taken in the transaction of the issue: a rollback leaves no gap. */
  takeInvoiceNumber(organizationId: string): Promise<number>;
  /** The next number of the credit notes, taken in the transaction of the issue. */
  takeCreditNoteNumber(organizationId: string): Promise<number>;
}

/** @param connection the database, or a transaction of it */
export function createBooksStore(connection: Kysely<FinanceTables>, engine: SqlEngine): BooksStore {
  const selectCurrency = (organizationId: string) =>
    connection.selectFrom('books').select('currency').where('organization_id', '=', organizationId);
  const takeNumber = async (
    series: 'last_invoice_number' | 'last_credit_note_number',
    organizationId: string,
  ): Promise<number> => {
    const row = await connection
      .updateTable('books')
      .set((update) => ({ [series]: update(series, '+', 1) }))
      .where('organization_id', '=', organizationId)
      .returning(series)
      .executeTakeFirstOrThrow();
    return row[series];
  };
  return {
    open: async (books) => {
      const opened = await connection
        .insertInto('books')
        .values(booksColumns.toRow(books))
        .onConflict((conflict) => conflict.doNothing())
        .returning('organization_id')
        .executeTakeFirst();
      return opened !== undefined;
    },
    lock: async (organizationId) => {
      const row = await lockRows(engine, selectCurrency(organizationId)).executeTakeFirstOrThrow();
      return row.currency;
    },
    findCurrency: async (organizationId) =>
      (await selectCurrency(organizationId).executeTakeFirst())?.currency,
    takeInvoiceNumber: (organizationId) => takeNumber('last_invoice_number', organizationId),
    takeCreditNoteNumber: (organizationId) => takeNumber('last_credit_note_number', organizationId),
  };
}
