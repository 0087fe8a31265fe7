/**
 * What is selected of each type below a mutation, and again afterwards. A prefix of the alias says what can make a field
 * differ between the two; `compare-shown.ts` reads it.
 *
 * - none: part of the state that the `version` beside it stands for. The domain of the mutation wrote it in the same
 *   transaction, so that it is right immediately: strongly consistent. What never changes has its id as version.
 * - `own_`: strongly consistent too, but no version stands for it (sums, counts, lists): compared when only this session
 *   can change it.
 * - `books_`: the same for the whole organization: balances of accounts, tickets that are left.
 * - `later_`: of another domain, which hears of the mutation by an event: eventually consistent. Its own version says
 *   whether it is the same state; once all events are consumed it is compared in full.
 * - `shared_`: of another domain, or of others' doing, and not touched by the mutation: its own version says.
 */
const money = '{ amount currency }';

const paymentOfOthers = `id version status amount ${money} refundedAmount ${money} refundableAmount ${money} capturedAt
  refunds { id version: updatedAt status amount ${money} reason } history { id version: id from to cause }`;

const invoiceAtAGlance = `id version number status total ${money} amountPaid ${money} amountDue ${money}
  creditedAmount ${money} writtenOffAmount ${money}`;

const reservationAtAGlance = `id version status total ${money} confirmedAt cancelledAt tickets { id code own_status: status }`;

const settlement = `id version: id kind method amount ${money} settledOn reference reversalOf { id }
  own_reversedBy: reversedBy { id }`;

const creditNote = `id version: id number reason subtotal ${money} tax ${money} total ${money} issuedOn refundId
  lines { lineNumber description net ${money} tax ${money} gross ${money} }`;

/** An invoice as the buyer sees it who has to pay it. */
export const billView = `${invoiceAtAGlance} subtotal ${money} tax ${money} issuedOn dueOn isOverdue notes voidReason
  lines { description quantity unitPrice ${money} net ${money} tax ${money} gross ${money} }
  settlements { ${settlement} }
  creditNotes { ${creditNote} invoice { ${invoiceAtAGlance} } }
  user { id displayName }
  later_reservation: reservation { ${reservationAtAGlance} }
  later_payments: payments { ${paymentOfOthers} }`;

const accountView = `id code name type books_balance: balance ${money} books_balances: balances ${money}`;

/** A journal entry. */
export const journalEntryView = `id version: id postedOn description source postedBy { id displayName }
  lines { memo debit ${money} credit ${money} account { ${accountView} } }
  reversalOf { id version: id description source } own_reversedBy: reversedBy { id }
  invoice { ${invoiceAtAGlance} }`;

const customerPayment = `own_received: received ${money} own_refunded: refunded ${money} own_applied: applied ${money}
  own_available: available ${money}`;

/** A customer's payment. */
export const customerPaymentView = `id method receivedOn ${customerPayment} customer { id name }
  invoice { ${invoiceAtAGlance} settlements { ${settlement} } }
  shared_paymentIntent: paymentIntent { ${paymentOfOthers} }`;

const moneyOfCustomer = `own_credit: credit ${money} own_outstanding: outstandingBalance ${money}
  own_invoices: invoices(first: 50) { totalCount nodes { ${invoiceAtAGlance} } }`;

/** A settlement, as the bookkeeper sees it. */
export const settlementView = `${settlement} recordedBy { id displayName }
  creditOf { id ${customerPayment} }
  journalEntry { ${journalEntryView} }`;

/** An invoice as the bookkeeper sees it, with the books behind it. */
export const invoiceView = `${billView}
  customer { id name ${moneyOfCustomer} }
  bookkeeping: settlements { ${settlementView} }
  own_journalEntries: journalEntries { ${journalEntryView} }`;

/** A credit note, as the bookkeeper sees it. */
export const creditNoteView = `${creditNote} issuedBy { id displayName } journalEntry { ${journalEntryView} }
  customer { id ${moneyOfCustomer} } invoice { ${invoiceAtAGlance} creditNotes { ${creditNote} } }`;

/** A ledger account. */
export const ledgerAccountView = `${accountView} createdAt`;

/** A ticket; one that was let in does not change any more. */
export const ticketView = `id code eventId userId createdAt own_status: status own_usedAt: usedAt
  shared_event: event { id version name } ticketType { id version name price ${money} }`;

/** A kind of ticket. */
const ticketTypeView = `id version name price ${money} capacity maxPerOrder books_available: available`;

/** A reservation. */
export const reservationView = `id version status total ${money} expiresAt confirmedAt cancelledAt lastPaymentFailure
  items { name quantity unitPrice ${money} shared_ticketType: ticketType { ${ticketTypeView} } }
  tickets { ${ticketView} reservation { id version status } }
  user { id displayName }
  shared_event: event { id version name venue startsAt ticketTypes { ${ticketTypeView} } }
  later_payment: payment { ${paymentOfOthers} later_invoice: invoice { ${invoiceAtAGlance} } }
  later_invoice: invoice { ${billView} }`;

/** A payment. */
export const paymentIntentView = `${paymentOfOthers} provider providerReference card { brand last4 }
  failure { code message } user { id displayName }
  later_reservation: reservation { ${reservationAtAGlance} later_invoice: invoice { ${invoiceAtAGlance} } }
  later_invoice: invoice { ${billView} }`;

/** A refund. */
export const refundView = `id version: updatedAt status amount ${money} reason failure { code } requestedBy { id displayName }
  paymentIntent { ${paymentOfOthers} }`;

/** An event with its kinds of tickets. */
export const eventView = `id version name description venue startsAt currency maxTicketsPerBuyer books_status: status
  waitingRoom { enabled admissionsPerMinute waiting }
  ticketTypes { ${ticketTypeView} event { id version name } }`;

/** A customer with what is known of them in three domains. */
export const customerView = `id version kind name email archivedAt owner { id displayName }
  own_contacts: contacts { id version name position isPrimary }
  own_activities: activities(first: 50) { totalCount nodes { id title author { id displayName } customer { id name } } }
  ${moneyOfCustomer}
  own_reservations: reservations(first: 5) { totalCount }`;

/** What was done for a customer. */
export const activityView = `id kind title body occurredAt author { id displayName } customer { ${customerView} }`;

/** A person at a customer. */
export const contactView = 'id version name position isPrimary';

/**
 * What the domain of the mutation knows alone. Mutations of one operation with such selections go to their subgraph as one
 * request, in which nothing may be remembered from one to the next; with the views above each goes alone, because what
 * other domains add to it is asked before the next one begins.
 */
export const withinDomain = {
  invoice: `${invoiceAtAGlance} lines { description net ${money} } settlements { ${settlement} } creditNotes { ${creditNote} }
    own_journalEntries: journalEntries { id version: id source
      lines { debit ${money} credit ${money} account { ${accountView} } } }`,
  customer: `id version name own_contacts: contacts { ${contactView} }
    own_activities: activities(first: 50) { totalCount nodes { id title } }`,
  refund: `id version: updatedAt status amount ${money} paymentIntent { ${paymentOfOthers} }`,
  payment: paymentOfOthers,
} as const;
