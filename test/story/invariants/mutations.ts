import {
  activityView,
  billView,
  contactView,
  creditNoteView,
  customerPaymentView,
  customerView,
  eventView,
  invoiceView,
  journalEntryView,
  ledgerAccountView,
  paymentIntentView,
  refundView,
  reservationView,
  settlementView,
  ticketView,
} from './views.ts';

/** An object of an answer. */
export type Shown = Readonly<Record<string, unknown>>;

/** How to ask for what a mutation has shown. */
interface Question {
  readonly query: string;
  readonly id: string;
  /** The answer in the shape of the payload. */
  read(data: Shown): Shown;
}

/** A mutation of the trade: what it selects of its payload, and how the same is asked as a query. */
export interface TradedMutation {
  readonly selection: string;
  question(payload: Shown): Question;
}

/** Every mutation that people make in a run, by its field. */
export const tradedMutations = {
  createCustomer: entity('customer', customerView),
  updateCustomer: entity('customer', customerView),
  createContact: {
    selection: `contact { ${contactView} } customer { ${customerView} }`,
    question: (payload) => ({
      query: `query($id: ID!) { customer(id: $id) { ${customerView} } }`,
      id: idOf(payload, 'customer'),
      read: ({ customer }) => ({
        customer,
        contact: elementOf(customer, 'own_contacts', idOf(payload, 'contact')),
      }),
    }),
  },
  logActivity: {
    selection: `activity { ${activityView} }`,
    question: ({ activity }) => ({
      query: `query($id: ID!) { customer(id: $id) { activities(first: 50) { nodes { ${activityView} } } } }`,
      id: idOf(object(activity), 'customer'),
      read: ({ customer }) => ({
        activity: elementOf(object(customer)['activities'], 'nodes', String(object(activity)['id'])),
      }),
    }),
  },

  createEvent: entity('event', eventView),
  updateEvent: entity('event', eventView),
  publishEvent: entity('event', eventView),
  addTicketType: entity('event', eventView),
  updateTicketType: entity('event', eventView),
  createReservation: entity('reservation', reservationView),
  confirmReservation: entity('reservation', reservationView),
  cancelReservation: entity('reservation', reservationView),
  purchaseTickets: {
    selection: `reservation { ${reservationView} } tickets { ${ticketView} } ticket { ${ticketView} }`,
    question: (payload) => ({
      query: `query($id: ID!) { reservation(id: $id) { ${reservationView} } }`,
      id: idOf(payload, 'reservation'),
      read: ({ reservation }) => {
        const tickets = object(reservation)['tickets'] as readonly Shown[];
        const ticket = tickets.find(({ id }) => id === object(payload['ticket'])['id']) ?? null;
        return { reservation, tickets, ticket };
      },
    }),
  },
  checkInTicket: {
    // Final: a ticket that was let in stays so.
    selection: `ticket { version: id status usedAt ${ticketView} reservation { id version: id tickets { ${ticketView} } } }`,
    question: ({ ticket }) => ({
      query: `query($id: ID!) { reservation(id: $id) { id version: id tickets { version: id status usedAt ${ticketView}
        reservation { id version: id tickets { ${ticketView} } } } } }`,
      id: idOf(object(ticket), 'reservation'),
      read: ({ reservation }) => ({
        ticket: elementOf(reservation, 'tickets', String(object(ticket)['id'])),
      }),
    }),
  },

  createPaymentIntent: entity('paymentIntent', paymentIntentView),
  processPayment: entity('paymentIntent', paymentIntentView),
  cancelPaymentIntent: entity('paymentIntent', paymentIntentView),
  reconcilePayment: entity('paymentIntent', paymentIntentView),
  refundPayment: refund(),
  retryRefund: refund(),
  recordRefund: refund(),

  createInvoice: entity('invoice', invoiceView),
  updateInvoice: entity('invoice', invoiceView),
  issueInvoice: entity('invoice', invoiceView),
  voidInvoice: entity('invoice', invoiceView),
  reverseWriteOff: entity('invoice', invoiceView),
  recordPayment: settlement(),
  reversePayment: settlement(),
  writeOff: settlement(),
  applyCredit: settlement(`payment { ${customerPaymentView} }`),
  refundCredit: {
    selection: `payment { ${customerPaymentView} }`,
    // What is left of it is in the list; a payment of which nothing is left has no field of its own.
    question: ({ payment }) => ({
      query: `query($id: ID!) { unappliedPayments(first: 50, customerId: $id) { nodes { ${customerPaymentView} } } }`,
      id: idOf(object(payment), 'customer'),
      read: ({ unappliedPayments }) => ({
        payment:
          elementOf(unappliedPayments, 'nodes', String(object(payment)['id'])) ?? usedUp(object(payment)),
      }),
    }),
  },
  createCreditNote: {
    selection: `creditNote { ${creditNoteView} } invoice { ${invoiceView} }`,
    question: (payload) => ({
      query: `query($id: ID!) { creditNote(id: $id) { ${creditNoteView} invoiceAsked: invoice { ${invoiceView} } } }`,
      id: idOf(payload, 'creditNote'),
      read: ({ creditNote }) => ({ creditNote, invoice: object(creditNote)['invoiceAsked'] }),
    }),
  },
  postJournalEntry: entity('journalEntry', journalEntryView),
  reverseJournalEntry: {
    selection: `journalEntry { ${journalEntryView} } reversed { ${journalEntryView} }`,
    question: (payload) => ({
      query: `query($id: ID!) { journalEntry(id: $id) { ${journalEntryView} reversed: reversalOf { ${journalEntryView} } } }`,
      id: idOf(payload, 'journalEntry'),
      read: ({ journalEntry }) => ({ journalEntry, reversed: object(journalEntry)['reversed'] }),
    }),
  },
  createLedgerAccount: entity('ledgerAccount', ledgerAccountView),
} satisfies Readonly<Record<string, TradedMutation>>;

/** Name of a mutation of the trade. */
export type MutationName = keyof typeof tradedMutations;

/** How a buyer asks for the bill of a reservation. */
export const billOfReservation = `query($id: ID!) { reservation(id: $id) { invoice { ${billView} } } }`;

/** A payload that is one entity, which a query of the same name finds by its id. */
function entity(name: string, view: string): TradedMutation {
  return {
    selection: `${name} { ${view} }`,
    question: (payload) => ({
      query: `query($id: ID!) { ${name}(id: $id) { ${view} } }`,
      id: idOf(payload, name),
      read: (data) => ({ [name]: data[name] }),
    }),
  };
}

/** A payload of an invoice with one of its settlements, and more. */
function settlement(more = ''): TradedMutation {
  return {
    selection: `invoice { ${invoiceView} } settlement { ${settlementView} } ${more}`,
    question: (payload) => ({
      query: `query($id: ID!) { invoice(id: $id) { ${invoiceView}
        found: settlements { ${settlementView} creditAsked: creditOf { ${customerPaymentView} } } } }`,
      id: idOf(payload, 'invoice'),
      read: ({ invoice }) => {
        const found = elementOf(invoice, 'found', idOf(payload, 'settlement'));
        return { invoice, settlement: found, payment: found && object(found)['creditAsked'] };
      },
    }),
  };
}

function refund(): TradedMutation {
  return {
    selection: `refund { ${refundView} } paymentIntent { ${paymentIntentView} }`,
    question: (payload) => ({
      query: `query($id: ID!) { paymentIntent(id: $id) { ${paymentIntentView} found: refunds { ${refundView} } } }`,
      id: idOf(payload, 'paymentIntent'),
      read: ({ paymentIntent }) => ({
        paymentIntent,
        refund: elementOf(paymentIntent, 'found', idOf(payload, 'refund')),
      }),
    }),
  };
}

/** A payment as it must be when it is not in the list of those of which something is left. */
function usedUp(payment: Shown): Shown {
  const { own_available: available } = payment;
  return { ...payment, own_available: { ...object(available), amount: '0.00' } };
}

function elementOf(owner: unknown, list: string, id: string): Shown | undefined {
  const elements = object(owner)[list] as readonly Shown[] | null | undefined;
  return elements?.find((element) => element['id'] === id);
}

function idOf(owner: Shown, name: string): string {
  return String(object(owner[name])['id']);
}

/** The object, or an empty one for null. */
function object(value: unknown): Shown {
  return (value ?? {}) as Shown;
}
