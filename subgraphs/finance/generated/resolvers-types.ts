import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyMessage } from '../../../proto/generated/erp/type/v1/money.ts';
import type { Invoice as InvoiceMessage, InvoiceLine as InvoiceLineMessage, InvoiceSettlement as SettlementMessage, CreditNote as CreditNoteMessage, CreditNoteLine as CreditNoteLineMessage, CustomerPayment as CustomerPaymentMessage, LedgerAccount as LedgerAccountMessage, JournalEntry as JournalEntryMessage, JournalLine as JournalLineMessage, GetTrialBalanceResponse as TrialBalanceMessage, TrialBalanceRow as TrialBalanceRowMessage, TrialBalanceTotal as TrialBalanceTotalMessage, GetAgedReceivablesResponse as AgedReceivablesMessage, AgedReceivablesRow as AgedReceivablesRowMessage, AgedAmounts as AgedAmountsMessage, GetProfitAndLossResponse as ProfitAndLossMessage, ProfitAndLossRow as ProfitAndLossRowMessage } from '../../../proto/generated/erp/finance/v1/finance.ts';
import type { EntityReference } from '../../kit/graphql/entity-reference.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 4217 currency code, for example EUR. */
  CurrencyCode: { input: string; output: string; }
  /** Calendar date, `full-date` of RFC 3339, for example 2026-01-31. */
  Date: { input: string; output: string; }
  /** Instant, `date-time` of RFC 3339: answers are in UTC, for example 2026-01-31T12:00:00.000Z; input may have any offset. */
  DateTime: { input: Date; output: Date | string; }
  /** Exact decimal number as text, for example "12.34". */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** Amounts due by days past the due date. */
export type AgedAmounts = {
  readonly __typename?: 'AgedAmounts';
  /** 1 to 30 days past the due date. */
  readonly days1To30: Money;
  /** 31 to 60 days past the due date. */
  readonly days31To60: Money;
  /** 61 to 90 days past the due date. */
  readonly days61To90: Money;
  /** Not due yet. */
  readonly notDue: Money;
  /** More than 90 days past the due date. */
  readonly over90Days: Money;
  /** Sum of all five. */
  readonly total: Money;
};

/**
 * Who owes how much for how long; the totals are the balance of the receivable account on that day. Below zero is what a
 * payment came to that stood twice on that day, because it was reversed later and recorded anew with its old date.
 */
export type AgedReceivables = {
  readonly __typename?: 'AgedReceivables';
  /** The day at whose end the amounts hold. */
  readonly asOf: Scalars['Date']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
  /** One for each debtor with something due, the largest total first. */
  readonly rows: ReadonlyArray<AgedReceivablesRow>;
  readonly totals: AgedAmounts;
};

/** What one debtor owes. */
export type AgedReceivablesRow = {
  readonly __typename?: 'AgedReceivablesRow';
  readonly amounts: AgedAmounts;
  /** Null for buyers who are not customers. */
  readonly customer?: Maybe<Customer>;
  /** Set for buyers who are not customers. */
  readonly user?: Maybe<User>;
};

export type ApplyCreditInput = {
  /** At most what is left and what is due; default as much as possible. */
  readonly amount?: InputMaybe<MoneyInput>;
  /** Apply only to this version of the invoice; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** An invoice of the same customer. */
  readonly invoiceId: Scalars['ID']['input'];
  /** Id of a customer's payment of which something is left. */
  readonly paymentId: Scalars['ID']['input'];
};

export type ApplyCreditPayload = {
  readonly __typename?: 'ApplyCreditPayload';
  /** The invoice with what is due now. */
  readonly invoice: Invoice;
  /** The payment with what is left of it. */
  readonly payment?: Maybe<CustomerPayment>;
  readonly settlement: InvoiceSettlement;
};

export type CreateCreditNoteInput = {
  /**
   * Greater than zero, tax included; spread over the lines in proportion to what is left of each. Give this or lines;
   * without both everything that is left is credited.
   */
  readonly amount?: InputMaybe<MoneyInput>;
  /** Credit only this version; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Repeat a request with the same key to get its credit note instead of a second one; at most 255 characters. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  readonly invoiceId: Scalars['ID']['input'];
  /** 1 to 200 lines, each once. */
  readonly lines?: InputMaybe<ReadonlyArray<CreditNoteLineInput>>;
  /** Printed on the credit note; at most 500 characters. */
  readonly reason: Scalars['String']['input'];
};

export type CreateCreditNotePayload = {
  readonly __typename?: 'CreateCreditNotePayload';
  readonly creditNote: CreditNote;
  /** The invoice with what is due now. */
  readonly invoice: Invoice;
};

export type CreateInvoiceInput = {
  /** The customer who is billed. */
  readonly customerId: Scalars['ID']['input'];
  /** Default: the payment term after the issue. */
  readonly dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** 1 to 200 lines. */
  readonly lines: ReadonlyArray<InvoiceLineInput>;
  /** Printed below the lines. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Whether unit prices are gross. */
  readonly pricesIncludeTax?: InputMaybe<Scalars['Boolean']['input']>;
  /** A user who may see and pay the invoice. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreateInvoicePayload = {
  readonly __typename?: 'CreateInvoicePayload';
  readonly invoice: Invoice;
};

export type CreateLedgerAccountInput = {
  /** 1 to 20 digits, capital letters, dots and dashes; unique within the organization. */
  readonly code: Scalars['String']['input'];
  readonly name: Scalars['String']['input'];
  readonly type: LedgerAccountType;
};

export type CreateLedgerAccountPayload = {
  readonly __typename?: 'CreateLedgerAccountPayload';
  readonly ledgerAccount: LedgerAccount;
};

/** Takes an invoice back in part or in full. It never changes. */
export type CreditNote = Node & {
  readonly __typename?: 'CreditNote';
  readonly createdAt: Scalars['DateTime']['output'];
  /** The customer of the invoice. */
  readonly customer?: Maybe<Customer>;
  readonly id: Scalars['ID']['output'];
  /** The invoice that is taken back. */
  readonly invoice: Invoice;
  /** Who issued it; null when it followed from an event. Needs finance:invoice:read. */
  readonly issuedBy?: Maybe<User>;
  /** The day it counts for. */
  readonly issuedOn: Scalars['Date']['output'];
  /** The posting behind it. Needs finance:journal:read. */
  readonly journalEntry?: Maybe<JournalEntry>;
  readonly lines: ReadonlyArray<CreditNoteLine>;
  /** Without gaps within the organization, a series of its own. */
  readonly number: Scalars['Int']['output'];
  /** The refunded payment, when a refund caused the credit note. */
  readonly paymentIntent?: Maybe<PaymentIntent>;
  /** Why the invoice is taken back. */
  readonly reason: Scalars['String']['output'];
  /** Id of that refund. */
  readonly refundId?: Maybe<Scalars['ID']['output']>;
  /** Sum of the lines without tax. */
  readonly subtotal: Money;
  /** Sum of the lines' tax. */
  readonly tax: Money;
  /** subtotal + tax */
  readonly total: Money;
  /** The user the invoice is made out to. */
  readonly user?: Maybe<User>;
};

/** A page of credit notes. */
export type CreditNoteConnection = {
  readonly __typename?: 'CreditNoteConnection';
  readonly edges: ReadonlyArray<CreditNoteEdge>;
  readonly nodes: ReadonlyArray<CreditNote>;
  readonly pageInfo: PageInfo;
  /** Credit notes that match the filter, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type CreditNoteEdge = {
  readonly __typename?: 'CreditNoteEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: CreditNote;
};

/**
 * What is taken back of one line of the invoice. Net and tax are in the proportion of the line; a line credited in parts
 * comes to the same net and tax as one credited as a whole.
 */
export type CreditNoteLine = {
  readonly __typename?: 'CreditNoteLine';
  /** Income account of the line. */
  readonly account?: Maybe<LedgerAccount>;
  /** What was billed. */
  readonly description: Scalars['String']['output'];
  /** With tax. */
  readonly gross: Money;
  /** Position of the line in the invoice, from 1. */
  readonly lineNumber: Scalars['Int']['output'];
  /** Without tax. */
  readonly net: Money;
  /** The tax alone. */
  readonly tax: Money;
  /** 1900 is 19 %. */
  readonly taxRateBasisPoints: Scalars['Int']['output'];
};

/** What is to be credited of one line of the invoice. */
export type CreditNoteLineInput = {
  /** Greater than zero, tax included; at most what is left of the line. */
  readonly amount: MoneyInput;
  /** Position of the line in the invoice, from 1. */
  readonly lineNumber: Scalars['Int']['input'];
};

export type Customer = {
  readonly __typename?: 'Customer';
  /** What the customer has paid and is not used. Needs finance:invoice:read. */
  readonly credit?: Maybe<Money>;
  readonly id: Scalars['ID']['output'];
  /** The customer's invoices that you may see, newest first. */
  readonly invoices: InvoiceConnection;
  /** What the customer owes. Needs finance:invoice:read. */
  readonly outstandingBalance?: Maybe<Money>;
};


export type CustomerCreditArgs = {
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
};


export type CustomerInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
};


export type CustomerOutstandingBalanceArgs = {
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
};

/** Money of a customer: a payment through the payment provider, or money recorded by hand that its invoice does not need. */
export type CustomerPayment = {
  readonly __typename?: 'CustomerPayment';
  /** What is used for invoices. */
  readonly applied: Money;
  /** What is left of it: the customer's credit. */
  readonly available: Money;
  /** The customer of the invoice. */
  readonly customer?: Maybe<Customer>;
  readonly id: Scalars['ID']['output'];
  /** The invoice it was paid for, as soon as there is one. */
  readonly invoice?: Maybe<Invoice>;
  /** How the money came. */
  readonly method: PaymentMethod;
  /** The payment behind it; null for what was recorded by hand. */
  readonly paymentIntent?: Maybe<PaymentIntent>;
  /** What came in. */
  readonly received: Money;
  /** Null while only a refund of the payment is known. */
  readonly receivedOn?: Maybe<Scalars['Date']['output']>;
  /** What went back. */
  readonly refunded: Money;
  /** The reservation it was paid for. */
  readonly reservation?: Maybe<Reservation>;
  /** The user the invoice is made out to. */
  readonly user?: Maybe<User>;
};

/** A page of customers' payments. */
export type CustomerPaymentConnection = {
  readonly __typename?: 'CustomerPaymentConnection';
  readonly edges: ReadonlyArray<CustomerPaymentEdge>;
  readonly nodes: ReadonlyArray<CustomerPayment>;
  readonly pageInfo: PageInfo;
  /** Payments that match the filter, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type CustomerPaymentEdge = {
  readonly __typename?: 'CustomerPaymentEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: CustomerPayment;
};

/** A bill to a customer or a user. */
export type Invoice = Node & {
  readonly __typename?: 'Invoice';
  /** What is still to be paid: total − amountPaid − creditedAmount − writtenOffAmount; zero for drafts and void invoices. */
  readonly amountDue: Money;
  /** What has been paid, refunds taken off. */
  readonly amountPaid: Money;
  readonly createdAt: Scalars['DateTime']['output'];
  /** What took the invoice back in part or in full, by number. */
  readonly creditNotes: ReadonlyArray<CreditNote>;
  /** Sum of the credit notes. */
  readonly creditedAmount: Money;
  /** The customer who is billed; null for buyers who are not customers. */
  readonly customer?: Maybe<Customer>;
  /** Last day to pay; null for drafts without one. */
  readonly dueOn?: Maybe<Scalars['Date']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Whether the due date has passed while an amount is due. */
  readonly isOverdue: Scalars['Boolean']['output'];
  /** Null for drafts. */
  readonly issuedOn?: Maybe<Scalars['Date']['output']>;
  /** The journal entries this invoice caused, oldest first. Needs finance:journal:read. */
  readonly journalEntries?: Maybe<ReadonlyArray<JournalEntry>>;
  readonly lines: ReadonlyArray<InvoiceLine>;
  /** Printed below the lines. */
  readonly notes?: Maybe<Scalars['String']['output']>;
  /** Assigned at issue, without gaps within the organization; null before. */
  readonly number?: Maybe<Scalars['Int']['output']>;
  /** Whether unit prices are gross. */
  readonly pricesIncludeTax: Scalars['Boolean']['output'];
  /** The reservation that is billed, if any. */
  readonly reservation?: Maybe<Reservation>;
  /** How the amount due came down, oldest first. */
  readonly settlements: ReadonlyArray<InvoiceSettlement>;
  readonly status: InvoiceStatus;
  /** Sum of the lines without tax. */
  readonly subtotal: Money;
  /** Sum of the lines' tax. */
  readonly tax: Money;
  /** subtotal + tax */
  readonly total: Money;
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The user the invoice is made out to, who may see and pay it. */
  readonly user?: Maybe<User>;
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version: Scalars['Int']['output'];
  /** Why the invoice is void. */
  readonly voidReason?: Maybe<Scalars['String']['output']>;
  /** What is not expected any more. */
  readonly writtenOffAmount: Money;
};

/** A page of invoices. */
export type InvoiceConnection = {
  readonly __typename?: 'InvoiceConnection';
  readonly edges: ReadonlyArray<InvoiceEdge>;
  readonly nodes: ReadonlyArray<Invoice>;
  readonly pageInfo: PageInfo;
  /** Invoices that match the filter, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type InvoiceEdge = {
  readonly __typename?: 'InvoiceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Invoice;
};

/** What is billed. Tax is rounded once per line, half up; net + tax = gross always. */
export type InvoiceLine = {
  readonly __typename?: 'InvoiceLine';
  /** Income account the line is booked on. */
  readonly account?: Maybe<LedgerAccount>;
  /** What is billed. */
  readonly description: Scalars['String']['output'];
  /** With tax. */
  readonly gross: Money;
  /** Without tax. */
  readonly net: Money;
  /** How many units. */
  readonly quantity: Scalars['Int']['output'];
  /** The tax alone. */
  readonly tax: Money;
  /** 1900 is 19 %. */
  readonly taxRateBasisPoints: Scalars['Int']['output'];
  /** Net, or gross when the invoice's prices include tax. */
  readonly unitPrice: Money;
};

/** What is billed. */
export type InvoiceLineInput = {
  /** Income account to book on; default the account for sales. */
  readonly accountId?: InputMaybe<Scalars['ID']['input']>;
  /** What is billed, at most 500 characters. */
  readonly description: Scalars['String']['input'];
  /** 1 to 100000. */
  readonly quantity: Scalars['Int']['input'];
  /** 1900 is 19 %; 0 to 10000. */
  readonly taxRateBasisPoints: Scalars['Int']['input'];
  /** Net, or gross when the invoice's prices include tax. All lines have one currency, which is the invoice's. */
  readonly unitPrice: MoneyInput;
};

/** One change of what is due on an invoice. */
export type InvoiceSettlement = {
  readonly __typename?: 'InvoiceSettlement';
  /** Negative when the amount due rose. */
  readonly amount: Money;
  readonly createdAt: Scalars['DateTime']['output'];
  /** The payment whose credit was applied here, or taken away again. Needs finance:invoice:read. */
  readonly creditOf?: Maybe<CustomerPayment>;
  readonly id: Scalars['ID']['output'];
  /** The posting behind it. Needs finance:journal:read. */
  readonly journalEntry?: Maybe<JournalEntry>;
  readonly kind: InvoiceSettlementKind;
  /** Null when no money moved. */
  readonly method?: Maybe<PaymentMethod>;
  /** The payment behind it; null for what was recorded by hand. */
  readonly paymentIntent?: Maybe<PaymentIntent>;
  /** Who recorded it by hand. */
  readonly recordedBy?: Maybe<User>;
  /** The payer's or provider's reference. */
  readonly reference?: Maybe<Scalars['String']['output']>;
  /** The settlement that this one takes back. */
  readonly reversalOf?: Maybe<InvoiceSettlement>;
  /** The settlement that takes this one back. */
  readonly reversedBy?: Maybe<InvoiceSettlement>;
  /** The day it counts for. */
  readonly settledOn: Scalars['Date']['output'];
};

/** Why the amount due changed. */
export type InvoiceSettlementKind =
  /** Credit of the customer from another payment; negative when it was taken back. */
  | 'CREDIT'
  /** A credit note lowered the invoice. */
  | 'CREDIT_NOTE'
  /** A payment through the payment provider. */
  | 'PAYMENT'
  /** A payment that had arrived before the invoice was issued. */
  | 'PREPAYMENT'
  /** Recorded by hand with recordPayment. */
  | 'RECORDED'
  /** A payment that was refunded; its amount is negative. */
  | 'REFUND'
  /** A payment turned into the customer's credit because the invoice is lower or void now; its amount is negative. */
  | 'RELEASE'
  /** The rest was written off. */
  | 'WRITE_OFF';

/** How far an invoice has come. */
export type InvoiceStatus =
  /** Taken back in full by credit notes. */
  | 'CREDITED'
  /** Can still be changed; has no number. */
  | 'DRAFT'
  /** Final, numbered, posted; nothing is paid, something is due. */
  | 'ISSUED'
  /** Nothing is due any more: paid in full, or in part and credited for the rest. */
  | 'PAID'
  /** Part of the total is paid, something is due. */
  | 'PARTIALLY_PAID'
  /** Taken back; nothing is due. */
  | 'VOID'
  /** Nothing is due any more because the rest was written off. */
  | 'WRITTEN_OFF';

export type IssueInvoiceInput = {
  /** Default: the draft's date, else the payment term from today. */
  readonly dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** Issue only this version; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly invoiceId: Scalars['ID']['input'];
};

export type IssueInvoicePayload = {
  readonly __typename?: 'IssueInvoicePayload';
  readonly invoice: Invoice;
};

/** A set of postings that balances. It never changes; it is taken back by a counter-entry. */
export type JournalEntry = Node & {
  readonly __typename?: 'JournalEntry';
  readonly createdAt: Scalars['DateTime']['output'];
  /** What it is about. */
  readonly description: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  /** The invoice that caused it. */
  readonly invoice?: Maybe<Invoice>;
  readonly lines: ReadonlyArray<JournalLine>;
  /** The payment that caused it. */
  readonly paymentIntent?: Maybe<PaymentIntent>;
  /** Who posted it; null when it followed from an event. */
  readonly postedBy?: Maybe<User>;
  /** The day it counts for. */
  readonly postedOn: Scalars['Date']['output'];
  /** The entry this one takes back. */
  readonly reversalOf?: Maybe<JournalEntry>;
  /** The entry that takes this one back. */
  readonly reversedBy?: Maybe<JournalEntry>;
  readonly source: JournalEntrySource;
};

/** A page of the journal. */
export type JournalEntryConnection = {
  readonly __typename?: 'JournalEntryConnection';
  readonly edges: ReadonlyArray<JournalEntryEdge>;
  readonly nodes: ReadonlyArray<JournalEntry>;
  readonly pageInfo: PageInfo;
  /** Entries that match the filter, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type JournalEntryEdge = {
  readonly __typename?: 'JournalEntryEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: JournalEntry;
};

/** What caused a journal entry. */
export type JournalEntrySource =
  /** A customer's credit against a receivable. */
  | 'CREDIT_APPLIED'
  /** Income and tax against the receivable. */
  | 'CREDIT_NOTE_ISSUED'
  /** A customer's credit that was given back by hand. */
  | 'CREDIT_REFUNDED'
  /** Receivable against income and tax. */
  | 'INVOICE_ISSUED'
  /** Counter-entry of an issue. */
  | 'INVOICE_VOIDED'
  /** Posted by hand. */
  | 'MANUAL'
  /** Money against a receivable. */
  | 'PAYMENT_RECEIVED'
  /** Money that went back. */
  | 'PAYMENT_REFUNDED'
  /** A payment turned into the customer's credit. */
  | 'PAYMENT_RELEASED'
  /** A prepayment against a receivable. */
  | 'PREPAYMENT_APPLIED'
  /** Money before there was a receivable. */
  | 'PREPAYMENT_RECEIVED'
  /** Counter-entry of a manual entry. */
  | 'REVERSAL'
  /** Counter-entry of a payment recorded by hand, or of a write-off. */
  | 'SETTLEMENT_REVERSED'
  /** A receivable that is not expected any more. */
  | 'WRITTEN_OFF';

/** One posting: either a debit or a credit. */
export type JournalLine = {
  readonly __typename?: 'JournalLine';
  readonly account: LedgerAccount;
  /** Null on a debit line. */
  readonly credit?: Maybe<Money>;
  /** Null on a credit line. */
  readonly debit?: Maybe<Money>;
  /** What this line is about. */
  readonly memo?: Maybe<Scalars['String']['output']>;
};

/** One posting: either a debit or a credit. */
export type JournalLineInput = {
  /** An account of the ledger that is open to manual entries. */
  readonly accountId: Scalars['ID']['input'];
  /** Greater than zero; give either a debit or a credit. */
  readonly credit?: InputMaybe<MoneyInput>;
  /** Greater than zero; give either a debit or a credit. */
  readonly debit?: InputMaybe<MoneyInput>;
  /** What this line is about. */
  readonly memo?: InputMaybe<Scalars['String']['input']>;
};

/** An account of the general ledger. */
export type LedgerAccount = Node & {
  readonly __typename?: 'LedgerAccount';
  /** Balance in the currency of the books, in the account's own direction: debit for assets and expenses, else credit. */
  readonly balance?: Maybe<Money>;
  /** Balances in all currencies the account was posted in, that of the books first. */
  readonly balances?: Maybe<ReadonlyArray<Money>>;
  /** Unique within the organization. */
  readonly code: Scalars['String']['output'];
  readonly createdAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  /** Kept by invoices and payments alone; closed to manual entries. */
  readonly isControlAccount?: Maybe<Scalars['Boolean']['output']>;
  readonly name: Scalars['String']['output'];
  readonly type: LedgerAccountType;
};

/** A page of accounts. */
export type LedgerAccountConnection = {
  readonly __typename?: 'LedgerAccountConnection';
  readonly edges: ReadonlyArray<LedgerAccountEdge>;
  readonly nodes: ReadonlyArray<LedgerAccount>;
  readonly pageInfo: PageInfo;
  /** Accounts that match the filter, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type LedgerAccountEdge = {
  readonly __typename?: 'LedgerAccountEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: LedgerAccount;
};

/** Side of the books an account belongs to. */
export type LedgerAccountType =
  /** What the organization has; grows by debit. */
  | 'ASSET'
  /** The owners' share; grows by credit. */
  | 'EQUITY'
  /** What was spent; grows by debit. */
  | 'EXPENSE'
  /** What was earned; grows by credit. */
  | 'INCOME'
  /** What the organization owes; grows by credit. */
  | 'LIABILITY';

/** An exact amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** Exact decimal number with as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An exact amount of money. */
export type MoneyInput = {
  /** Decimal number with at most as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['input'];
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Pays an invoice with the credit of its customer. The credit of another customer is refused. Needs
   * finance:payment:record.
   */
  readonly applyCredit?: Maybe<ApplyCreditPayload>;
  /**
   * Takes an issued invoice back, in part or in full: gives the credit note the next number of its series and reverses
   * income and tax against the receivable. What was paid beyond the lower price becomes the customer's credit. A refund
   * through the payment provider makes its credit note itself. Needs finance:credit:issue.
   */
  readonly createCreditNote?: Maybe<CreateCreditNotePayload>;
  /** Drafts an invoice to a customer. A draft has no number and nothing is posted. Needs finance:invoice:write. */
  readonly createInvoice?: Maybe<CreateInvoicePayload>;
  /** Adds an account to the chart of accounts. Needs finance:account:write. */
  readonly createLedgerAccount?: Maybe<CreateLedgerAccountPayload>;
  /**
   * Issues a draft today: gives it the next number, posts receivables against income and tax, and applies what
   * was paid in advance. Needs finance:invoice:issue.
   */
  readonly issueInvoice?: Maybe<IssueInvoicePayload>;
  /** Posts a manual journal entry. It must balance in each currency. Needs finance:journal:post. */
  readonly postJournalEntry?: Maybe<PostJournalEntryPayload>;
  /** Records money received outside the payment provider, in part or in full. Needs finance:payment:record. */
  readonly recordPayment?: Maybe<RecordPaymentPayload>;
  /**
   * Records that credit was given back by hand. The credit of a card payment is CONFLICT: refund it with refundPayment.
   * Needs finance:payment:record.
   */
  readonly refundCredit?: Maybe<RefundCreditPayload>;
  /** Takes a manual entry back by its counter-entry, once. Needs finance:journal:post. */
  readonly reverseJournalEntry?: Maybe<ReverseJournalEntryPayload>;
  /**
   * Takes back a payment that was recorded by hand, or credit that was applied, once, by a counter-entry: the amount is due
   * as before. A card payment is CONFLICT: refund it with refundPayment. Needs finance:payment:record.
   */
  readonly reversePayment?: Maybe<ReversePaymentPayload>;
  /** Takes a write-off back: the rest is due again. Needs finance:invoice:writeoff. */
  readonly reverseWriteOff?: Maybe<ReverseWriteOffPayload>;
  /** Changes a draft; what is left out stays as it is. CONFLICT for issued invoices. Needs finance:invoice:write. */
  readonly updateInvoice?: Maybe<UpdateInvoicePayload>;
  /**
   * Takes back an invoice without payments by a counter-entry, or discards a draft. The number stays taken.
   * CONFLICT while something is paid, and for an invoice with credit notes: create another one. Needs
   * finance:invoice:issue.
   */
  readonly voidInvoice?: Maybe<VoidInvoicePayload>;
  /**
   * Gives up what is still due on an invoice: its net is an expense, bad debts, and its tax is not owed any more. Needs
   * finance:invoice:writeoff.
   */
  readonly writeOff?: Maybe<WriteOffPayload>;
};


export type MutationApplyCreditArgs = {
  input: ApplyCreditInput;
};


export type MutationCreateCreditNoteArgs = {
  input: CreateCreditNoteInput;
};


export type MutationCreateInvoiceArgs = {
  input: CreateInvoiceInput;
};


export type MutationCreateLedgerAccountArgs = {
  input: CreateLedgerAccountInput;
};


export type MutationIssueInvoiceArgs = {
  input: IssueInvoiceInput;
};


export type MutationPostJournalEntryArgs = {
  input: PostJournalEntryInput;
};


export type MutationRecordPaymentArgs = {
  input: RecordPaymentInput;
};


export type MutationRefundCreditArgs = {
  input: RefundCreditInput;
};


export type MutationReverseJournalEntryArgs = {
  input: ReverseJournalEntryInput;
};


export type MutationReversePaymentArgs = {
  input: ReversePaymentInput;
};


export type MutationReverseWriteOffArgs = {
  input: ReverseWriteOffInput;
};


export type MutationUpdateInvoiceArgs = {
  input: UpdateInvoiceInput;
};


export type MutationVoidInvoiceArgs = {
  input: VoidInvoiceInput;
};


export type MutationWriteOffArgs = {
  input: WriteOffInput;
};

/** An object that can be looked up by nothing but its id: see node. */
export type Node = {
  readonly id: Scalars['ID']['output'];
};

/** A page of a list, after the Relay connection specification. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last row; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are rows after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are rows before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type PaymentIntent = {
  readonly __typename?: 'PaymentIntent';
  readonly id: Scalars['ID']['output'];
};

/** How money was handed over. */
export type PaymentMethod =
  /** To the bank account. */
  | 'BANK_TRANSFER'
  /** By card. */
  | 'CARD'
  /** In cash. */
  | 'CASH';

export type PostJournalEntryInput = {
  /** What it is about. */
  readonly description: Scalars['String']['input'];
  /** 2 to 200 lines; debits equal credits in each currency. Control accounts are refused. */
  readonly lines: ReadonlyArray<JournalLineInput>;
  /** Default today; not in the future. */
  readonly postedOn?: InputMaybe<Scalars['Date']['input']>;
};

export type PostJournalEntryPayload = {
  readonly __typename?: 'PostJournalEntryPayload';
  readonly journalEntry: JournalEntry;
};

/** Income and expenses of a period. */
export type ProfitAndLoss = {
  readonly __typename?: 'ProfitAndLoss';
  readonly currency: Scalars['CurrencyCode']['output'];
  /** Expense accounts by code; accounts at zero are left out. */
  readonly expenses: ReadonlyArray<ProfitAndLossRow>;
  /** First day of the period. */
  readonly from: Scalars['Date']['output'];
  /** Income accounts by code; accounts at zero are left out. */
  readonly income: ReadonlyArray<ProfitAndLossRow>;
  /** totalIncome − totalExpenses */
  readonly netProfit: Money;
  /** Last day of the period. */
  readonly to: Scalars['Date']['output'];
  /** Sum of the expense rows. */
  readonly totalExpenses: Money;
  /** Sum of the income rows. */
  readonly totalIncome: Money;
};

/** What was posted on one account in the period. */
export type ProfitAndLossRow = {
  readonly __typename?: 'ProfitAndLossRow';
  readonly account: LedgerAccount;
  /** In the account's own direction. */
  readonly amount: Money;
};

export type Query = {
  readonly __typename?: 'Query';
  /** Who owes how much for how long, at the end of a day. */
  readonly agedReceivables?: Maybe<AgedReceivables>;
  /** A credit note of an invoice that you may see; null when there is none with this id. */
  readonly creditNote?: Maybe<CreditNote>;
  /** Credit notes of the invoices that you may see, newest first. */
  readonly creditNotes?: Maybe<CreditNoteConnection>;
  /** An invoice of your organization; null when there is none with this id, or when it is not for you to see. */
  readonly invoice?: Maybe<Invoice>;
  /**
   * Invoices of your organization, newest first. Without the permission finance:invoice:read: those made out to
   * you, once they are issued.
   */
  readonly invoices?: Maybe<InvoiceConnection>;
  /** The journal, newest posting date first. */
  readonly journalEntries?: Maybe<JournalEntryConnection>;
  /** A journal entry; null when there is none with this id. */
  readonly journalEntry?: Maybe<JournalEntry>;
  /** An account of the general ledger; null when there is none with this id. */
  readonly ledgerAccount?: Maybe<LedgerAccount>;
  /** The chart of accounts, by code. An organization without books gets the standard chart. */
  readonly ledgerAccounts?: Maybe<LedgerAccountConnection>;
  /** Income and expenses of a period, both days included. */
  readonly profitAndLoss?: Maybe<ProfitAndLoss>;
  /** Balances of all accounts at the end of a day. */
  readonly trialBalance?: Maybe<TrialBalance>;
  /**
   * Money that came in and is not used: paid twice, paid for something that was cancelled, or waiting for its invoice.
   * Oldest first. Needs finance:invoice:read.
   */
  readonly unappliedPayments?: Maybe<CustomerPaymentConnection>;
};


export type QueryAgedReceivablesArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
};


export type QueryCreditNoteArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCreditNotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  invoiceId?: InputMaybe<Scalars['ID']['input']>;
  issuedFrom?: InputMaybe<Scalars['Date']['input']>;
  issuedTo?: InputMaybe<Scalars['Date']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  number?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  isOverdue?: InputMaybe<Scalars['Boolean']['input']>;
  issuedFrom?: InputMaybe<Scalars['Date']['input']>;
  issuedTo?: InputMaybe<Scalars['Date']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  number?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReadonlyArray<InvoiceStatus>>;
};


export type QueryJournalEntriesArgs = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  postedFrom?: InputMaybe<Scalars['Date']['input']>;
  postedTo?: InputMaybe<Scalars['Date']['input']>;
  source?: InputMaybe<ReadonlyArray<JournalEntrySource>>;
};


export type QueryJournalEntryArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLedgerAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLedgerAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  type?: InputMaybe<ReadonlyArray<LedgerAccountType>>;
};


export type QueryProfitAndLossArgs = {
  currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


export type QueryTrialBalanceArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryUnappliedPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type RecordPaymentInput = {
  /** At most the amount due, in the invoice's currency. */
  readonly amount: MoneyInput;
  /** Record only on this version; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly invoiceId: Scalars['ID']['input'];
  /** Decides the account: cash, bank, or card payments in transit. */
  readonly method: PaymentMethod;
  /** Default today; not before the invoice was issued. */
  readonly receivedOn?: InputMaybe<Scalars['Date']['input']>;
  /** The payer's reference. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
};

export type RecordPaymentPayload = {
  readonly __typename?: 'RecordPaymentPayload';
  readonly invoice: Invoice;
  readonly settlement: InvoiceSettlement;
};

export type RefundCreditInput = {
  /** At most what is left; default all of it. */
  readonly amount?: InputMaybe<MoneyInput>;
  /** How the money went back; decides the account. */
  readonly method: PaymentMethod;
  /** Id of a customer's payment that was recorded by hand. */
  readonly paymentId: Scalars['ID']['input'];
  /** Kept with the posting; at most 300 characters. */
  readonly reason: Scalars['String']['input'];
};

export type RefundCreditPayload = {
  readonly __typename?: 'RefundCreditPayload';
  /** The payment with what is left of it. */
  readonly payment?: Maybe<CustomerPayment>;
};

export type Reservation = {
  readonly __typename?: 'Reservation';
  readonly id: Scalars['ID']['output'];
  /** The bill of this reservation; null before it is confirmed, or when it is not for you to see. */
  readonly invoice?: Maybe<Invoice>;
};

export type ReverseJournalEntryInput = {
  /** Default: the entry's own with a prefix. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly journalEntryId: Scalars['ID']['input'];
  /** Default today; not before the entry, not in the future. */
  readonly postedOn?: InputMaybe<Scalars['Date']['input']>;
};

export type ReverseJournalEntryPayload = {
  readonly __typename?: 'ReverseJournalEntryPayload';
  /** The counter-entry. */
  readonly journalEntry: JournalEntry;
  /** The entry that was taken back. */
  readonly reversed: JournalEntry;
};

export type ReversePaymentInput = {
  /** Reverse only on this version of the invoice; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Kept with the counter-entry; at most 300 characters. */
  readonly reason: Scalars['String']['input'];
  /** Id of a settlement of kind RECORDED. */
  readonly settlementId: Scalars['ID']['input'];
};

export type ReversePaymentPayload = {
  readonly __typename?: 'ReversePaymentPayload';
  /** The invoice with what is due now. */
  readonly invoice: Invoice;
  /** The settlement that takes the payment back. */
  readonly settlement: InvoiceSettlement;
};

export type ReverseWriteOffInput = {
  /** Change only this version; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly invoiceId: Scalars['ID']['input'];
  /** Kept with the counter-entry; at most 300 characters. */
  readonly reason: Scalars['String']['input'];
};

export type ReverseWriteOffPayload = {
  readonly __typename?: 'ReverseWriteOffPayload';
  /** The invoice with what is due now. */
  readonly invoice: Invoice;
};

/** Balances of all accounts at the end of a day. */
export type TrialBalance = {
  readonly __typename?: 'TrialBalance';
  /** The day at whose end the balances hold. */
  readonly asOf: Scalars['Date']['output'];
  /** Whether debits equal credits in every currency. Anything but true is a defect. */
  readonly isBalanced: Scalars['Boolean']['output'];
  /** Accounts by code, one row a currency; accounts at zero are left out. */
  readonly rows: ReadonlyArray<TrialBalanceRow>;
  /** One for each currency. */
  readonly totals: ReadonlyArray<TrialBalanceTotal>;
};

/** An account's balance in the column it falls on; the other column is zero. */
export type TrialBalanceRow = {
  readonly __typename?: 'TrialBalanceRow';
  readonly account: LedgerAccount;
  /** Zero for a debit balance. */
  readonly credit: Money;
  /** Zero for a credit balance. */
  readonly debit: Money;
};

/** Sums of both columns in one currency. */
export type TrialBalanceTotal = {
  readonly __typename?: 'TrialBalanceTotal';
  /** Sum of the credit column; equals debit. */
  readonly credit: Money;
  /** Sum of the debit column. */
  readonly debit: Money;
};

export type UpdateInvoiceInput = {
  /** The customer who is billed. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  /** Null: the payment term after the issue. */
  readonly dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** Change only this version; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly invoiceId: Scalars['ID']['input'];
  /** Replaces all lines; at least one. */
  readonly lines?: InputMaybe<ReadonlyArray<InvoiceLineInput>>;
  /** Null for none. */
  readonly notes?: InputMaybe<Scalars['String']['input']>;
  /** Whether unit prices are gross. */
  readonly pricesIncludeTax?: InputMaybe<Scalars['Boolean']['input']>;
  /** A user who may see and pay the invoice; null for none. */
  readonly userId?: InputMaybe<Scalars['ID']['input']>;
};

export type UpdateInvoicePayload = {
  readonly __typename?: 'UpdateInvoicePayload';
  readonly invoice: Invoice;
};

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
};

export type VoidInvoiceInput = {
  /** Take back only this version; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly invoiceId: Scalars['ID']['input'];
  /** Why the invoice is taken back. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

export type VoidInvoicePayload = {
  readonly __typename?: 'VoidInvoicePayload';
  readonly invoice: Invoice;
};

export type WriteOffInput = {
  /** Write off only this version; CONFLICT when it has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  readonly invoiceId: Scalars['ID']['input'];
  /** Kept with the posting; at most 300 characters. */
  readonly reason: Scalars['String']['input'];
};

export type WriteOffPayload = {
  readonly __typename?: 'WriteOffPayload';
  readonly invoice: Invoice;
  readonly settlement: InvoiceSettlement;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  CreditNote: CreditNote;
  Customer: Customer;
  CustomerPayment: CustomerPayment;
  Invoice: Invoice;
  JournalEntry: JournalEntry;
  LedgerAccount: LedgerAccount;
  Reservation: Reservation;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  CreditNote:
    ( { __typename: 'CreditNote' }
    & GraphQLRecursivePick<FederationTypes['CreditNote'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  CustomerPayment:
    ( { __typename: 'CustomerPayment' }
    & GraphQLRecursivePick<FederationTypes['CustomerPayment'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
  JournalEntry:
    ( { __typename: 'JournalEntry' }
    & GraphQLRecursivePick<FederationTypes['JournalEntry'], {"id":true}> );
  LedgerAccount:
    ( { __typename: 'LedgerAccount' }
    & GraphQLRecursivePick<FederationTypes['LedgerAccount'], {"id":true}> );
  Reservation:
    ( { __typename: 'Reservation' }
    & GraphQLRecursivePick<FederationTypes['Reservation'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CreditNoteMessage )
    | ( InvoiceMessage )
    | ( JournalEntryMessage )
    | ( LedgerAccountMessage )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AgedAmounts: ResolverTypeWrapper<AgedAmountsMessage>;
  AgedReceivables: ResolverTypeWrapper<AgedReceivablesMessage>;
  AgedReceivablesRow: ResolverTypeWrapper<AgedReceivablesRowMessage>;
  ApplyCreditInput: ApplyCreditInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ApplyCreditPayload: ResolverTypeWrapper<Omit<ApplyCreditPayload, 'invoice' | 'payment' | 'settlement'> & { invoice: ResolversTypes['Invoice'], payment?: Maybe<ResolversTypes['CustomerPayment']>, settlement: ResolversTypes['InvoiceSettlement'] }>;
  CreateCreditNoteInput: CreateCreditNoteInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CreateCreditNotePayload: ResolverTypeWrapper<Omit<CreateCreditNotePayload, 'creditNote' | 'invoice'> & { creditNote: ResolversTypes['CreditNote'], invoice: ResolversTypes['Invoice'] }>;
  CreateInvoiceInput: CreateInvoiceInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CreateInvoicePayload: ResolverTypeWrapper<Omit<CreateInvoicePayload, 'invoice'> & { invoice: ResolversTypes['Invoice'] }>;
  CreateLedgerAccountInput: CreateLedgerAccountInput;
  CreateLedgerAccountPayload: ResolverTypeWrapper<Omit<CreateLedgerAccountPayload, 'ledgerAccount'> & { ledgerAccount: ResolversTypes['LedgerAccount'] }>;
  CreditNote: ResolverTypeWrapper<CreditNoteMessage>;
  CreditNoteConnection: ResolverTypeWrapper<Omit<CreditNoteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CreditNoteEdge']>, nodes: ReadonlyArray<ResolversTypes['CreditNote']> }>;
  CreditNoteEdge: ResolverTypeWrapper<Omit<CreditNoteEdge, 'node'> & { node: ResolversTypes['CreditNote'] }>;
  CreditNoteLine: ResolverTypeWrapper<CreditNoteLineMessage>;
  CreditNoteLineInput: CreditNoteLineInput;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Customer: ResolverTypeWrapper<EntityReference>;
  CustomerPayment: ResolverTypeWrapper<CustomerPaymentMessage>;
  CustomerPaymentConnection: ResolverTypeWrapper<Omit<CustomerPaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CustomerPaymentEdge']>, nodes: ReadonlyArray<ResolversTypes['CustomerPayment']> }>;
  CustomerPaymentEdge: ResolverTypeWrapper<Omit<CustomerPaymentEdge, 'node'> & { node: ResolversTypes['CustomerPayment'] }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Invoice: ResolverTypeWrapper<InvoiceMessage>;
  InvoiceConnection: ResolverTypeWrapper<Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InvoiceEdge']>, nodes: ReadonlyArray<ResolversTypes['Invoice']> }>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceLine: ResolverTypeWrapper<InvoiceLineMessage>;
  InvoiceLineInput: InvoiceLineInput;
  InvoiceSettlement: ResolverTypeWrapper<SettlementMessage>;
  InvoiceSettlementKind: InvoiceSettlementKind;
  InvoiceStatus: InvoiceStatus;
  IssueInvoiceInput: IssueInvoiceInput;
  IssueInvoicePayload: ResolverTypeWrapper<Omit<IssueInvoicePayload, 'invoice'> & { invoice: ResolversTypes['Invoice'] }>;
  JournalEntry: ResolverTypeWrapper<JournalEntryMessage>;
  JournalEntryConnection: ResolverTypeWrapper<Omit<JournalEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['JournalEntryEdge']>, nodes: ReadonlyArray<ResolversTypes['JournalEntry']> }>;
  JournalEntryEdge: ResolverTypeWrapper<Omit<JournalEntryEdge, 'node'> & { node: ResolversTypes['JournalEntry'] }>;
  JournalEntrySource: JournalEntrySource;
  JournalLine: ResolverTypeWrapper<JournalLineMessage>;
  JournalLineInput: JournalLineInput;
  LedgerAccount: ResolverTypeWrapper<LedgerAccountMessage>;
  LedgerAccountConnection: ResolverTypeWrapper<Omit<LedgerAccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LedgerAccountEdge']>, nodes: ReadonlyArray<ResolversTypes['LedgerAccount']> }>;
  LedgerAccountEdge: ResolverTypeWrapper<Omit<LedgerAccountEdge, 'node'> & { node: ResolversTypes['LedgerAccount'] }>;
  LedgerAccountType: LedgerAccountType;
  Money: ResolverTypeWrapper<MoneyMessage>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentIntent: ResolverTypeWrapper<EntityReference>;
  PaymentMethod: PaymentMethod;
  PostJournalEntryInput: PostJournalEntryInput;
  PostJournalEntryPayload: ResolverTypeWrapper<Omit<PostJournalEntryPayload, 'journalEntry'> & { journalEntry: ResolversTypes['JournalEntry'] }>;
  ProfitAndLoss: ResolverTypeWrapper<ProfitAndLossMessage>;
  ProfitAndLossRow: ResolverTypeWrapper<ProfitAndLossRowMessage>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentPayload: ResolverTypeWrapper<Omit<RecordPaymentPayload, 'invoice' | 'settlement'> & { invoice: ResolversTypes['Invoice'], settlement: ResolversTypes['InvoiceSettlement'] }>;
  RefundCreditInput: RefundCreditInput;
  RefundCreditPayload: ResolverTypeWrapper<Omit<RefundCreditPayload, 'payment'> & { payment?: Maybe<ResolversTypes['CustomerPayment']> }>;
  Reservation: ResolverTypeWrapper<EntityReference>;
  ReverseJournalEntryInput: ReverseJournalEntryInput;
  ReverseJournalEntryPayload: ResolverTypeWrapper<Omit<ReverseJournalEntryPayload, 'journalEntry' | 'reversed'> & { journalEntry: ResolversTypes['JournalEntry'], reversed: ResolversTypes['JournalEntry'] }>;
  ReversePaymentInput: ReversePaymentInput;
  ReversePaymentPayload: ResolverTypeWrapper<Omit<ReversePaymentPayload, 'invoice' | 'settlement'> & { invoice: ResolversTypes['Invoice'], settlement: ResolversTypes['InvoiceSettlement'] }>;
  ReverseWriteOffInput: ReverseWriteOffInput;
  ReverseWriteOffPayload: ResolverTypeWrapper<Omit<ReverseWriteOffPayload, 'invoice'> & { invoice: ResolversTypes['Invoice'] }>;
  TrialBalance: ResolverTypeWrapper<TrialBalanceMessage>;
  TrialBalanceRow: ResolverTypeWrapper<TrialBalanceRowMessage>;
  TrialBalanceTotal: ResolverTypeWrapper<TrialBalanceTotalMessage>;
  UpdateInvoiceInput: UpdateInvoiceInput;
  UpdateInvoicePayload: ResolverTypeWrapper<Omit<UpdateInvoicePayload, 'invoice'> & { invoice: ResolversTypes['Invoice'] }>;
  User: ResolverTypeWrapper<EntityReference>;
  VoidInvoiceInput: VoidInvoiceInput;
  VoidInvoicePayload: ResolverTypeWrapper<Omit<VoidInvoicePayload, 'invoice'> & { invoice: ResolversTypes['Invoice'] }>;
  WriteOffInput: WriteOffInput;
  WriteOffPayload: ResolverTypeWrapper<Omit<WriteOffPayload, 'invoice' | 'settlement'> & { invoice: ResolversTypes['Invoice'], settlement: ResolversTypes['InvoiceSettlement'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AgedAmounts: AgedAmountsMessage;
  AgedReceivables: AgedReceivablesMessage;
  AgedReceivablesRow: AgedReceivablesRowMessage;
  ApplyCreditInput: ApplyCreditInput;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  ApplyCreditPayload: Omit<ApplyCreditPayload, 'invoice' | 'payment' | 'settlement'> & { invoice: ResolversParentTypes['Invoice'], payment?: Maybe<ResolversParentTypes['CustomerPayment']>, settlement: ResolversParentTypes['InvoiceSettlement'] };
  CreateCreditNoteInput: CreateCreditNoteInput;
  String: Scalars['String']['output'];
  CreateCreditNotePayload: Omit<CreateCreditNotePayload, 'creditNote' | 'invoice'> & { creditNote: ResolversParentTypes['CreditNote'], invoice: ResolversParentTypes['Invoice'] };
  CreateInvoiceInput: CreateInvoiceInput;
  Boolean: Scalars['Boolean']['output'];
  CreateInvoicePayload: Omit<CreateInvoicePayload, 'invoice'> & { invoice: ResolversParentTypes['Invoice'] };
  CreateLedgerAccountInput: CreateLedgerAccountInput;
  CreateLedgerAccountPayload: Omit<CreateLedgerAccountPayload, 'ledgerAccount'> & { ledgerAccount: ResolversParentTypes['LedgerAccount'] };
  CreditNote: CreditNoteMessage;
  CreditNoteConnection: Omit<CreditNoteConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CreditNoteEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CreditNote']> };
  CreditNoteEdge: Omit<CreditNoteEdge, 'node'> & { node: ResolversParentTypes['CreditNote'] };
  CreditNoteLine: CreditNoteLineMessage;
  CreditNoteLineInput: CreditNoteLineInput;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Customer: EntityReference;
  CustomerPayment: CustomerPaymentMessage;
  CustomerPaymentConnection: Omit<CustomerPaymentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CustomerPaymentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CustomerPayment']> };
  CustomerPaymentEdge: Omit<CustomerPaymentEdge, 'node'> & { node: ResolversParentTypes['CustomerPayment'] };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Invoice: InvoiceMessage;
  InvoiceConnection: Omit<InvoiceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InvoiceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Invoice']> };
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceLine: InvoiceLineMessage;
  InvoiceLineInput: InvoiceLineInput;
  InvoiceSettlement: SettlementMessage;
  IssueInvoiceInput: IssueInvoiceInput;
  IssueInvoicePayload: Omit<IssueInvoicePayload, 'invoice'> & { invoice: ResolversParentTypes['Invoice'] };
  JournalEntry: JournalEntryMessage;
  JournalEntryConnection: Omit<JournalEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['JournalEntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['JournalEntry']> };
  JournalEntryEdge: Omit<JournalEntryEdge, 'node'> & { node: ResolversParentTypes['JournalEntry'] };
  JournalLine: JournalLineMessage;
  JournalLineInput: JournalLineInput;
  LedgerAccount: LedgerAccountMessage;
  LedgerAccountConnection: Omit<LedgerAccountConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LedgerAccountEdge']>, nodes: ReadonlyArray<ResolversParentTypes['LedgerAccount']> };
  LedgerAccountEdge: Omit<LedgerAccountEdge, 'node'> & { node: ResolversParentTypes['LedgerAccount'] };
  Money: MoneyMessage;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  PaymentIntent: EntityReference;
  PostJournalEntryInput: PostJournalEntryInput;
  PostJournalEntryPayload: Omit<PostJournalEntryPayload, 'journalEntry'> & { journalEntry: ResolversParentTypes['JournalEntry'] };
  ProfitAndLoss: ProfitAndLossMessage;
  ProfitAndLossRow: ProfitAndLossRowMessage;
  Query: Record<PropertyKey, never>;
  RecordPaymentInput: RecordPaymentInput;
  RecordPaymentPayload: Omit<RecordPaymentPayload, 'invoice' | 'settlement'> & { invoice: ResolversParentTypes['Invoice'], settlement: ResolversParentTypes['InvoiceSettlement'] };
  RefundCreditInput: RefundCreditInput;
  RefundCreditPayload: Omit<RefundCreditPayload, 'payment'> & { payment?: Maybe<ResolversParentTypes['CustomerPayment']> };
  Reservation: EntityReference;
  ReverseJournalEntryInput: ReverseJournalEntryInput;
  ReverseJournalEntryPayload: Omit<ReverseJournalEntryPayload, 'journalEntry' | 'reversed'> & { journalEntry: ResolversParentTypes['JournalEntry'], reversed: ResolversParentTypes['JournalEntry'] };
  ReversePaymentInput: ReversePaymentInput;
  ReversePaymentPayload: Omit<ReversePaymentPayload, 'invoice' | 'settlement'> & { invoice: ResolversParentTypes['Invoice'], settlement: ResolversParentTypes['InvoiceSettlement'] };
  ReverseWriteOffInput: ReverseWriteOffInput;
  ReverseWriteOffPayload: Omit<ReverseWriteOffPayload, 'invoice'> & { invoice: ResolversParentTypes['Invoice'] };
  TrialBalance: TrialBalanceMessage;
  TrialBalanceRow: TrialBalanceRowMessage;
  TrialBalanceTotal: TrialBalanceTotalMessage;
  UpdateInvoiceInput: UpdateInvoiceInput;
  UpdateInvoicePayload: Omit<UpdateInvoicePayload, 'invoice'> & { invoice: ResolversParentTypes['Invoice'] };
  User: EntityReference;
  VoidInvoiceInput: VoidInvoiceInput;
  VoidInvoicePayload: Omit<VoidInvoicePayload, 'invoice'> & { invoice: ResolversParentTypes['Invoice'] };
  WriteOffInput: WriteOffInput;
  WriteOffPayload: Omit<WriteOffPayload, 'invoice' | 'settlement'> & { invoice: ResolversParentTypes['Invoice'], settlement: ResolversParentTypes['InvoiceSettlement'] };
};

export type AgedAmountsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgedAmounts'] = ResolversParentTypes['AgedAmounts']> = {
  days1To30?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days31To60?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  days61To90?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  notDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  over90Days?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type AgedReceivablesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgedReceivables'] = ResolversParentTypes['AgedReceivables']> = {
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['AgedReceivablesRow']>, ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['AgedAmounts'], ParentType, ContextType>;
};

export type AgedReceivablesRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgedReceivablesRow'] = ResolversParentTypes['AgedReceivablesRow']> = {
  amounts?: Resolver<ResolversTypes['AgedAmounts'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type ApplyCreditPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApplyCreditPayload'] = ResolversParentTypes['ApplyCreditPayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['CustomerPayment']>, ParentType, ContextType>;
  settlement?: Resolver<ResolversTypes['InvoiceSettlement'], ParentType, ContextType>;
};

export type CreateCreditNotePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateCreditNotePayload'] = ResolversParentTypes['CreateCreditNotePayload']> = {
  creditNote?: Resolver<ResolversTypes['CreditNote'], ParentType, ContextType>;
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type CreateInvoicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateInvoicePayload'] = ResolversParentTypes['CreateInvoicePayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type CreateLedgerAccountPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLedgerAccountPayload'] = ResolversParentTypes['CreateLedgerAccountPayload']> = {
  ledgerAccount?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
};

export type CreditNoteResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditNote'] = ResolversParentTypes['CreditNote'], FederationReferenceType extends FederationReferenceTypes['CreditNote'] = FederationReferenceTypes['CreditNote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CreditNote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
  issuedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  journalEntry?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['CreditNoteLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refundId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditNoteConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditNoteConnection'] = ResolversParentTypes['CreditNoteConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CreditNoteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CreditNote']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CreditNoteEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditNoteEdge'] = ResolversParentTypes['CreditNoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditNote'], ParentType, ContextType>;
};

export type CreditNoteLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreditNoteLine'] = ResolversParentTypes['CreditNoteLine']> = {
  account?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxRateBasisPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, Partial<CustomerCreditArgs>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, Partial<CustomerInvoicesArgs>>;
  outstandingBalance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, Partial<CustomerOutstandingBalanceArgs>>;
};

export type CustomerPaymentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerPayment'] = ResolversParentTypes['CustomerPayment'], FederationReferenceType extends FederationReferenceTypes['CustomerPayment'] = FederationReferenceTypes['CustomerPayment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CustomerPayment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  applied?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  method?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  receivedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reservation?: Resolver<Maybe<ResolversTypes['Reservation']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type CustomerPaymentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerPaymentConnection'] = ResolversParentTypes['CustomerPaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CustomerPaymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CustomerPayment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerPaymentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CustomerPaymentEdge'] = ResolversParentTypes['CustomerPaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CustomerPayment'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type InvoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amountDue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  amountPaid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  creditNotes?: Resolver<ReadonlyArray<ResolversTypes['CreditNote']>, ParentType, ContextType>;
  creditedAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOverdue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  issuedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  journalEntries?: Resolver<Maybe<ReadonlyArray<ResolversTypes['JournalEntry']>>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['InvoiceLine']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pricesIncludeTax?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reservation?: Resolver<Maybe<ResolversTypes['Reservation']>, ParentType, ContextType>;
  settlements?: Resolver<ReadonlyArray<ResolversTypes['InvoiceSettlement']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InvoiceStatus'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  voidReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  writtenOffAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceLine'] = ResolversParentTypes['InvoiceLine']> = {
  account?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gross?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  taxRateBasisPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type InvoiceSettlementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvoiceSettlement'] = ResolversParentTypes['InvoiceSettlement']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  creditOf?: Resolver<Maybe<ResolversTypes['CustomerPayment']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  journalEntry?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['InvoiceSettlementKind'], ParentType, ContextType>;
  method?: Resolver<Maybe<ResolversTypes['PaymentMethod']>, ParentType, ContextType>;
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  recordedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reversalOf?: Resolver<Maybe<ResolversTypes['InvoiceSettlement']>, ParentType, ContextType>;
  reversedBy?: Resolver<Maybe<ResolversTypes['InvoiceSettlement']>, ParentType, ContextType>;
  settledOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type IssueInvoicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IssueInvoicePayload'] = ResolversParentTypes['IssueInvoicePayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type JournalEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntry'] = ResolversParentTypes['JournalEntry'], FederationReferenceType extends FederationReferenceTypes['JournalEntry'] = FederationReferenceTypes['JournalEntry']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['JournalEntry']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['JournalLine']>, ParentType, ContextType>;
  paymentIntent?: Resolver<Maybe<ResolversTypes['PaymentIntent']>, ParentType, ContextType>;
  postedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  postedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reversalOf?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  reversedBy?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['JournalEntrySource'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JournalEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntryConnection'] = ResolversParentTypes['JournalEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['JournalEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['JournalEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JournalEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalEntryEdge'] = ResolversParentTypes['JournalEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
};

export type JournalLineResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JournalLine'] = ResolversParentTypes['JournalLine']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  credit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  debit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  memo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LedgerAccountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccount'] = ResolversParentTypes['LedgerAccount'], FederationReferenceType extends FederationReferenceTypes['LedgerAccount'] = FederationReferenceTypes['LedgerAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['LedgerAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  balances?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Money']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isControlAccount?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['LedgerAccountType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LedgerAccountConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccountConnection'] = ResolversParentTypes['LedgerAccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LedgerAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LedgerAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerAccountEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LedgerAccountEdge'] = ResolversParentTypes['LedgerAccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  applyCredit?: Resolver<Maybe<ResolversTypes['ApplyCreditPayload']>, ParentType, ContextType, RequireFields<MutationApplyCreditArgs, 'input'>>;
  createCreditNote?: Resolver<Maybe<ResolversTypes['CreateCreditNotePayload']>, ParentType, ContextType, RequireFields<MutationCreateCreditNoteArgs, 'input'>>;
  createInvoice?: Resolver<Maybe<ResolversTypes['CreateInvoicePayload']>, ParentType, ContextType, RequireFields<MutationCreateInvoiceArgs, 'input'>>;
  createLedgerAccount?: Resolver<Maybe<ResolversTypes['CreateLedgerAccountPayload']>, ParentType, ContextType, RequireFields<MutationCreateLedgerAccountArgs, 'input'>>;
  issueInvoice?: Resolver<Maybe<ResolversTypes['IssueInvoicePayload']>, ParentType, ContextType, RequireFields<MutationIssueInvoiceArgs, 'input'>>;
  postJournalEntry?: Resolver<Maybe<ResolversTypes['PostJournalEntryPayload']>, ParentType, ContextType, RequireFields<MutationPostJournalEntryArgs, 'input'>>;
  recordPayment?: Resolver<Maybe<ResolversTypes['RecordPaymentPayload']>, ParentType, ContextType, RequireFields<MutationRecordPaymentArgs, 'input'>>;
  refundCredit?: Resolver<Maybe<ResolversTypes['RefundCreditPayload']>, ParentType, ContextType, RequireFields<MutationRefundCreditArgs, 'input'>>;
  reverseJournalEntry?: Resolver<Maybe<ResolversTypes['ReverseJournalEntryPayload']>, ParentType, ContextType, RequireFields<MutationReverseJournalEntryArgs, 'input'>>;
  reversePayment?: Resolver<Maybe<ResolversTypes['ReversePaymentPayload']>, ParentType, ContextType, RequireFields<MutationReversePaymentArgs, 'input'>>;
  reverseWriteOff?: Resolver<Maybe<ResolversTypes['ReverseWriteOffPayload']>, ParentType, ContextType, RequireFields<MutationReverseWriteOffArgs, 'input'>>;
  updateInvoice?: Resolver<Maybe<ResolversTypes['UpdateInvoicePayload']>, ParentType, ContextType, RequireFields<MutationUpdateInvoiceArgs, 'input'>>;
  voidInvoice?: Resolver<Maybe<ResolversTypes['VoidInvoicePayload']>, ParentType, ContextType, RequireFields<MutationVoidInvoiceArgs, 'input'>>;
  writeOff?: Resolver<Maybe<ResolversTypes['WriteOffPayload']>, ParentType, ContextType, RequireFields<MutationWriteOffArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'CreditNote' | 'Invoice' | 'JournalEntry' | 'LedgerAccount', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentIntentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PaymentIntent'] = ResolversParentTypes['PaymentIntent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PostJournalEntryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostJournalEntryPayload'] = ResolversParentTypes['PostJournalEntryPayload']> = {
  journalEntry?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
};

export type ProfitAndLossResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfitAndLoss'] = ResolversParentTypes['ProfitAndLoss']> = {
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  expenses?: Resolver<ReadonlyArray<ResolversTypes['ProfitAndLossRow']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  income?: Resolver<ReadonlyArray<ResolversTypes['ProfitAndLossRow']>, ParentType, ContextType>;
  netProfit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  totalExpenses?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  totalIncome?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProfitAndLossRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfitAndLossRow'] = ResolversParentTypes['ProfitAndLossRow']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  agedReceivables?: Resolver<Maybe<ResolversTypes['AgedReceivables']>, ParentType, ContextType, Partial<QueryAgedReceivablesArgs>>;
  creditNote?: Resolver<Maybe<ResolversTypes['CreditNote']>, ParentType, ContextType, RequireFields<QueryCreditNoteArgs, 'id'>>;
  creditNotes?: Resolver<Maybe<ResolversTypes['CreditNoteConnection']>, ParentType, ContextType, Partial<QueryCreditNotesArgs>>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, Partial<QueryInvoicesArgs>>;
  journalEntries?: Resolver<Maybe<ResolversTypes['JournalEntryConnection']>, ParentType, ContextType, Partial<QueryJournalEntriesArgs>>;
  journalEntry?: Resolver<Maybe<ResolversTypes['JournalEntry']>, ParentType, ContextType, RequireFields<QueryJournalEntryArgs, 'id'>>;
  ledgerAccount?: Resolver<Maybe<ResolversTypes['LedgerAccount']>, ParentType, ContextType, RequireFields<QueryLedgerAccountArgs, 'id'>>;
  ledgerAccounts?: Resolver<Maybe<ResolversTypes['LedgerAccountConnection']>, ParentType, ContextType, Partial<QueryLedgerAccountsArgs>>;
  profitAndLoss?: Resolver<Maybe<ResolversTypes['ProfitAndLoss']>, ParentType, ContextType, RequireFields<QueryProfitAndLossArgs, 'from' | 'to'>>;
  trialBalance?: Resolver<Maybe<ResolversTypes['TrialBalance']>, ParentType, ContextType, Partial<QueryTrialBalanceArgs>>;
  unappliedPayments?: Resolver<Maybe<ResolversTypes['CustomerPaymentConnection']>, ParentType, ContextType, Partial<QueryUnappliedPaymentsArgs>>;
};

export type RecordPaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordPaymentPayload'] = ResolversParentTypes['RecordPaymentPayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
  settlement?: Resolver<ResolversTypes['InvoiceSettlement'], ParentType, ContextType>;
};

export type RefundCreditPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundCreditPayload'] = ResolversParentTypes['RefundCreditPayload']> = {
  payment?: Resolver<Maybe<ResolversTypes['CustomerPayment']>, ParentType, ContextType>;
};

export type ReservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reservation'] = ResolversParentTypes['Reservation'], FederationReferenceType extends FederationReferenceTypes['Reservation'] = FederationReferenceTypes['Reservation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Reservation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
};

export type ReverseJournalEntryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReverseJournalEntryPayload'] = ResolversParentTypes['ReverseJournalEntryPayload']> = {
  journalEntry?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
  reversed?: Resolver<ResolversTypes['JournalEntry'], ParentType, ContextType>;
};

export type ReversePaymentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReversePaymentPayload'] = ResolversParentTypes['ReversePaymentPayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
  settlement?: Resolver<ResolversTypes['InvoiceSettlement'], ParentType, ContextType>;
};

export type ReverseWriteOffPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReverseWriteOffPayload'] = ResolversParentTypes['ReverseWriteOffPayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type TrialBalanceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrialBalance'] = ResolversParentTypes['TrialBalance']> = {
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  isBalanced?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['TrialBalanceRow']>, ParentType, ContextType>;
  totals?: Resolver<ReadonlyArray<ResolversTypes['TrialBalanceTotal']>, ParentType, ContextType>;
};

export type TrialBalanceRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrialBalanceRow'] = ResolversParentTypes['TrialBalanceRow']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  debit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type TrialBalanceTotalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrialBalanceTotal'] = ResolversParentTypes['TrialBalanceTotal']> = {
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  debit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type UpdateInvoicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateInvoicePayload'] = ResolversParentTypes['UpdateInvoicePayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type VoidInvoicePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VoidInvoicePayload'] = ResolversParentTypes['VoidInvoicePayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type WriteOffPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WriteOffPayload'] = ResolversParentTypes['WriteOffPayload']> = {
  invoice?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
  settlement?: Resolver<ResolversTypes['InvoiceSettlement'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AgedAmounts?: AgedAmountsResolvers<ContextType>;
  AgedReceivables?: AgedReceivablesResolvers<ContextType>;
  AgedReceivablesRow?: AgedReceivablesRowResolvers<ContextType>;
  ApplyCreditPayload?: ApplyCreditPayloadResolvers<ContextType>;
  CreateCreditNotePayload?: CreateCreditNotePayloadResolvers<ContextType>;
  CreateInvoicePayload?: CreateInvoicePayloadResolvers<ContextType>;
  CreateLedgerAccountPayload?: CreateLedgerAccountPayloadResolvers<ContextType>;
  CreditNote?: CreditNoteResolvers<ContextType>;
  CreditNoteConnection?: CreditNoteConnectionResolvers<ContextType>;
  CreditNoteEdge?: CreditNoteEdgeResolvers<ContextType>;
  CreditNoteLine?: CreditNoteLineResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  CustomerPayment?: CustomerPaymentResolvers<ContextType>;
  CustomerPaymentConnection?: CustomerPaymentConnectionResolvers<ContextType>;
  CustomerPaymentEdge?: CustomerPaymentEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceLine?: InvoiceLineResolvers<ContextType>;
  InvoiceSettlement?: InvoiceSettlementResolvers<ContextType>;
  IssueInvoicePayload?: IssueInvoicePayloadResolvers<ContextType>;
  JournalEntry?: JournalEntryResolvers<ContextType>;
  JournalEntryConnection?: JournalEntryConnectionResolvers<ContextType>;
  JournalEntryEdge?: JournalEntryEdgeResolvers<ContextType>;
  JournalLine?: JournalLineResolvers<ContextType>;
  LedgerAccount?: LedgerAccountResolvers<ContextType>;
  LedgerAccountConnection?: LedgerAccountConnectionResolvers<ContextType>;
  LedgerAccountEdge?: LedgerAccountEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentIntent?: PaymentIntentResolvers<ContextType>;
  PostJournalEntryPayload?: PostJournalEntryPayloadResolvers<ContextType>;
  ProfitAndLoss?: ProfitAndLossResolvers<ContextType>;
  ProfitAndLossRow?: ProfitAndLossRowResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordPaymentPayload?: RecordPaymentPayloadResolvers<ContextType>;
  RefundCreditPayload?: RefundCreditPayloadResolvers<ContextType>;
  Reservation?: ReservationResolvers<ContextType>;
  ReverseJournalEntryPayload?: ReverseJournalEntryPayloadResolvers<ContextType>;
  ReversePaymentPayload?: ReversePaymentPayloadResolvers<ContextType>;
  ReverseWriteOffPayload?: ReverseWriteOffPayloadResolvers<ContextType>;
  TrialBalance?: TrialBalanceResolvers<ContextType>;
  TrialBalanceRow?: TrialBalanceRowResolvers<ContextType>;
  TrialBalanceTotal?: TrialBalanceTotalResolvers<ContextType>;
  UpdateInvoicePayload?: UpdateInvoicePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  VoidInvoicePayload?: VoidInvoicePayloadResolvers<ContextType>;
  WriteOffPayload?: WriteOffPayloadResolvers<ContextType>;
};

