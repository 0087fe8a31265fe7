import {
  anyone,
  anyUser,
  fields,
  type Permissions,
  withAnyPermission,
  withPermission,
} from '../kit/graphql/permission-rules.ts';

const readsInvoices = withPermission('finance:invoice:read');
const writesInvoices = withPermission('finance:invoice:write');
const issuesInvoices = withPermission('finance:invoice:issue');
const recordsPayments = withPermission('finance:payment:record');
const readsAccounts = withPermission('finance:account:read');
const namesAccounts = withAnyPermission(
  'finance:account:read',
  'finance:journal:read',
  'finance:report:read',
  'finance:invoice:read',
);
const readsJournal = withPermission('finance:journal:read');
const postsJournal = withPermission('finance:journal:post');
const readsReports = withPermission('finance:report:read');

const connection = fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone);
const edge = fields(['cursor', 'node'], anyone);

/**
 * The rule of every field of `schema/finance.graphql`; a field that is missing here is denied. Invoices are
 * open to every user because the service gives users without `finance:invoice:read` only their own.
 */
export const permissions: Permissions = {
  Query: {
    ...fields(['invoice', 'invoices', 'creditNote', 'creditNotes'], anyUser),
    unappliedPayments: readsInvoices,
    ...fields(['ledgerAccount', 'ledgerAccounts'], readsAccounts),
    ...fields(['journalEntry', 'journalEntries'], readsJournal),
    ...fields(['trialBalance', 'agedReceivables', 'profitAndLoss'], readsReports),
  },
  Mutation: {
    ...fields(['createInvoice', 'updateInvoice'], writesInvoices),
    ...fields(['issueInvoice', 'voidInvoice'], issuesInvoices),
    createCreditNote: withPermission('finance:credit:issue'),
    ...fields(['recordPayment', 'reversePayment', 'applyCredit', 'refundCredit'], recordsPayments),
    ...fields(['writeOff', 'reverseWriteOff'], withPermission('finance:invoice:writeoff')),
    ...fields(['postJournalEntry', 'reverseJournalEntry'], postsJournal),
    createLedgerAccount: withPermission('finance:account:write'),
  },
  Invoice: {
    ...fields(
      [
        'id',
        'number',
        'status',
        'customer',
        'user',
        'reservation',
        'pricesIncludeTax',
        'lines',
        'subtotal',
        'tax',
        'total',
        'amountPaid',
        'creditedAmount',
        'writtenOffAmount',
        'amountDue',
        'issuedOn',
        'dueOn',
        'isOverdue',
        'notes',
        'voidReason',
        'settlements',
        'creditNotes',
        'createdAt',
        'updatedAt',
        'version',
      ],
      anyUser,
    ),
    journalEntries: readsJournal,
  },
  InvoiceLine: {
    ...fields(['description', 'quantity', 'unitPrice', 'taxRateBasisPoints', 'net', 'tax', 'gross'], anyUser),
    account: namesAccounts,
  },
  InvoiceSettlement: {
    ...fields(
      [
        'id',
        'kind',
        'method',
        'amount',
        'settledOn',
        'reference',
        'paymentIntent',
        'reversalOf',
        'reversedBy',
        'createdAt',
      ],
      anyUser,
    ),
    ...fields(['recordedBy', 'creditOf'], readsInvoices),
    journalEntry: readsJournal,
  },
  CreditNote: {
    ...fields(
      [
        'id',
        'number',
        'invoice',
        'customer',
        'user',
        'reason',
        'lines',
        'subtotal',
        'tax',
        'total',
        'issuedOn',
        'paymentIntent',
        'refundId',
        'createdAt',
      ],
      anyUser,
    ),
    issuedBy: readsInvoices,
    journalEntry: readsJournal,
  },
  CreditNoteLine: {
    ...fields(['lineNumber', 'description', 'taxRateBasisPoints', 'net', 'tax', 'gross'], anyUser),
    account: namesAccounts,
  },
  CustomerPayment: fields(
    [
      'id',
      'method',
      'received',
      'refunded',
      'applied',
      'available',
      'receivedOn',
      'invoice',
      'reservation',
      'customer',
      'user',
      'paymentIntent',
    ],
    readsInvoices,
  ),
  CustomerPaymentConnection: connection,
  CustomerPaymentEdge: edge,
  CreditNoteConnection: connection,
  CreditNoteEdge: edge,
  InvoiceConnection: connection,
  InvoiceEdge: edge,
  LedgerAccount: {
    ...fields(['id', 'code', 'name', 'type'], namesAccounts),
    ...fields(['isControlAccount', 'balance', 'balances', 'createdAt'], readsAccounts),
  },
  LedgerAccountConnection: connection,
  LedgerAccountEdge: edge,
  JournalEntry: fields(
    [
      'id',
      'postedOn',
      'description',
      'source',
      'lines',
      'invoice',
      'paymentIntent',
      'reversalOf',
      'reversedBy',
      'postedBy',
      'createdAt',
    ],
    readsJournal,
  ),
  JournalLine: fields(['account', 'debit', 'credit', 'memo'], readsJournal),
  JournalEntryConnection: connection,
  JournalEntryEdge: edge,
  TrialBalance: fields(['asOf', 'rows', 'totals', 'isBalanced'], readsReports),
  TrialBalanceRow: fields(['account', 'debit', 'credit'], readsReports),
  TrialBalanceTotal: fields(['debit', 'credit'], readsReports),
  AgedReceivables: fields(['asOf', 'currency', 'rows', 'totals'], readsReports),
  AgedReceivablesRow: fields(['customer', 'user', 'amounts'], readsReports),
  AgedAmounts: fields(
    ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90Days', 'total'],
    readsReports,
  ),
  ProfitAndLoss: fields(
    ['from', 'to', 'currency', 'income', 'expenses', 'totalIncome', 'totalExpenses', 'netProfit'],
    readsReports,
  ),
  ProfitAndLossRow: fields(['account', 'amount'], readsReports),
  Customer: { id: anyone, invoices: anyUser, ...fields(['outstandingBalance', 'credit'], readsInvoices) },
  Reservation: { id: anyone, invoice: anyUser },
  User: { id: anyone },
  PaymentIntent: { id: anyone },
  Money: fields(['amount', 'currency'], anyone),
  PageInfo: fields(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'], anyone),
  CreateInvoicePayload: { invoice: anyone },
  UpdateInvoicePayload: { invoice: anyone },
  IssueInvoicePayload: { invoice: anyone },
  VoidInvoicePayload: { invoice: anyone },
  CreateCreditNotePayload: { creditNote: anyone, invoice: anyone },
  ReversePaymentPayload: { invoice: anyone, settlement: anyone },
  ApplyCreditPayload: { invoice: anyone, settlement: anyone, payment: anyone },
  RefundCreditPayload: { payment: anyone },
  WriteOffPayload: { invoice: anyone, settlement: anyone },
  ReverseWriteOffPayload: { invoice: anyone },
  RecordPaymentPayload: { invoice: anyone, settlement: anyone },
  PostJournalEntryPayload: { journalEntry: anyone },
  ReverseJournalEntryPayload: { journalEntry: anyone, reversed: anyone },
  CreateLedgerAccountPayload: { ledgerAccount: anyone },
};
