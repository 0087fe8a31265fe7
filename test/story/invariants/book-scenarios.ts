import { setTimeout as pause } from 'node:timers/promises';
import type { GraphqlClient } from '../../harness/graphql-client.ts';
import { addCustomer, creditsOf, type Desk, draftInvoice, seeInvoice, workOn } from './bookkeeper.ts';
import type { Solitude } from './compare-shown.ts';
import type { MutationName } from './mutations.ts';
import { perform, performInOrder, read, type Session } from './session.ts';
import { billOf, cancel, cardOf, openIntent, pay, purchase, refund } from './trader.ts';
import { withinDomain } from './views.ts';

/** Several bookkeepers work on the bill of a sale, while its buyer cancels and gets money back. */
export async function keepTheBooksOfASale(session: Session): Promise<void> {
  const { random, finance: bookkeeper, admin, buyer } = session;
  const seen = await purchase(session, cardOf(random, ['good', 'refund']));
  if (!seen) return;
  let bill = await billOf(session, seen.id);
  for (let tries = 0; tries < 30 && !bill; tries += 1) {
    await pause(50);
    bill = await billOf(session, seen.id);
  }
  if (!bill) return;
  const desk: Desk = { session, bookkeeper, invoiceId: bill.id, solitude: 'none' };
  const payment = seen.later_payment;
  const part = { amount: '0.04', currency: seen.total.currency };
  await Promise.all([
    work(desk, 4),
    work({ ...desk, bookkeeper: admin }, 3),
    ...(payment && random.chance(0.6) ? [refund(session, payment.id, random.pick([undefined, part]))] : []),
    ...(random.chance(0.3) ? [pause(random.int(300)).then(() => cancel(session, buyer, seen.id))] : []),
  ]);
}

/** Several bookkeepers work on the two invoices of a customer, while the buyer pays one by card and is given money back. */
export async function keepBooksTogether(session: Session): Promise<void> {
  const { random, finance: bookkeeper, admin, sales } = session;
  const customerId = await addCustomer(session, sales, 'own');
  const userId = customerId && (await idOfBuyer(session));
  if (!customerId || !userId) return;
  const parties = { customerId, userId, currency: random.pick(['EUR', 'USD']) };
  const [first, second] = await Promise.all([1, 2].map(() => issuedInvoice(session, bookkeeper, parties)));
  if (!first || !second) return;
  const part = { amount: '0.09', currency: parties.currency };
  const payByCard = async (): Promise<void> => {
    const intent = await openIntent(session, { invoiceId: first });
    if (!intent) return;
    await pay(session, intent, cardOf(random, ['good', 'odd', 'refund']));
    if (random.chance(0.6)) await refund(session, intent, random.pick([undefined, part]));
  };
  await Promise.all([
    work({ session, bookkeeper, invoiceId: first, solitude: 'none' }, 5),
    work({ session, bookkeeper: admin, invoiceId: second, solitude: 'none' }, 5),
    payByCard(),
  ]);
}

/** One bookkeeper works on the two invoices of a customer that no other session looks after. */
export async function keepOwnBooks(session: Session): Promise<void> {
  const { random, finance: bookkeeper, sales } = session;
  const solitude = 'own';
  const customerId = await addCustomer(session, sales, solitude);
  if (!customerId) return;
  await lookAfter(session, sales, customerId, solitude);
  const parties = { customerId, currency: random.pick(['EUR', 'USD']) };
  const invoices = [
    await issuedInvoice(session, bookkeeper, parties, solitude),
    await issuedInvoice(session, bookkeeper, parties, solitude),
  ];
  for (let round = 0; round < 4; round += 1)
    for (const invoiceId of invoices)
      if (invoiceId) await work({ session, bookkeeper, invoiceId, solitude }, 1);
  const mistaken = await issuedInvoice(session, bookkeeper, parties, solitude);
  if (mistaken)
    await perform(session, bookkeeper, 'voidInvoice', { invoiceId: mistaken, reason: 'Twice' }, solitude);
  // From here on events change what is the customer's.
  const userId = await idOfBuyer(session);
  const last = userId && (await issuedInvoice(session, bookkeeper, { ...parties, userId }, solitude));
  const intent = last && (await openIntent(session, { invoiceId: last }));
  if (intent) await pay(session, intent, cardOf(random, ['good']));
}

async function idOfBuyer(session: Session): Promise<string | undefined> {
  const seen = await read<{ me: { id: string } }>(session, session.buyer, '{ me { id } }', undefined);
  return seen?.me.id;
}

/** The same in an organization where people act one after the other, with balances of accounts and tickets left. */
export async function keepQuietBooks(session: Session): Promise<void> {
  await session.inTurn(async () => {
    const { quietAdmin: admin } = session;
    const solitude = 'books';
    const customerId = await addCustomer(session, admin, solitude);
    if (!customerId) return;
    await lookAfter(session, admin, customerId, solitude);
    const parties = { customerId, currency: 'USD' };
    const invoices = [
      await issuedInvoice(session, admin, parties, solitude),
      await issuedInvoice(session, admin, parties, solitude),
    ] as const;
    await goThroughTheBooks(session, admin, invoices);
    for (const invoiceId of invoices)
      if (invoiceId) await work({ session, bookkeeper: admin, invoiceId, solitude }, 3);
    await postByHand(session, admin, solitude);
    await giveTicketsAway(session, admin, solitude);
  });
}

/** Everything once that can be done to a bill, in an order in which it is allowed. */
async function goThroughTheBooks(
  session: Session,
  client: GraphqlClient,
  [first, second]: readonly [string | undefined, string | undefined],
): Promise<void> {
  if (!first || !second) return;
  const act = <Payload>(name: MutationName, input: object): Promise<Payload | undefined> =>
    perform<Payload>(session, client, name, input, 'books');
  const cent = { amount: '0.01', currency: 'USD' };
  const seen = await seeInvoice({ session, bookkeeper: client, invoiceId: first, solitude: 'books' });
  const recorded = { invoiceId: first, amount: seen?.amountDue, method: 'BANK_TRANSFER' };
  const credited = { invoiceId: first, amount: { ...cent, amount: '0.05' }, reason: 'Late' };
  await performInOrder(
    session,
    client,
    [
      { name: 'recordPayment', input: recorded },
      { name: 'createCreditNote', input: credited },
    ],
    'books',
  );
  const desk: Desk = { session, bookkeeper: client, invoiceId: second, solitude: 'books' };
  const credit = (await creditsOf(desk)).at(-1);
  const applied =
    credit &&
    (await act<{ settlement: { id: string } }>('applyCredit', {
      invoiceId: second,
      paymentId: credit.id,
      amount: cent,
    }));
  if (applied) await act('reversePayment', { settlementId: applied.settlement.id, reason: 'Mistake' });
  if (credit)
    await act('refundCredit', { paymentId: credit.id, amount: cent, method: 'CASH', reason: 'Asked for it' });
  const selection = `invoice { ${withinDomain.invoice} }`;
  const paid = { invoiceId: second, amount: cent, method: 'CASH' };
  await performInOrder(
    session,
    client,
    [
      { name: 'writeOff', input: { invoiceId: second, reason: 'Moved away' }, selection },
      { name: 'reverseWriteOff', input: { invoiceId: second, reason: 'Came back' }, selection },
      { name: 'recordPayment', input: paid, selection },
    ],
    'books',
  );
}

/** Does so many things to an invoice, each after a look at it. */
async function work(desk: Desk, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await workOn(desk);
}

async function issuedInvoice(
  session: Session,
  client: GraphqlClient,
  parties: Parameters<typeof draftInvoice>[2],
  solitude: Solitude = 'none',
): Promise<string | undefined> {
  const invoiceId = await draftInvoice(session, client, parties, solitude);
  if (!invoiceId) return undefined;
  const notes = `Order ${session.random.int(1_000)}`;
  await perform(session, client, 'updateInvoice', { invoiceId, notes }, solitude);
  const issued = await perform(session, client, 'issueInvoice', { invoiceId }, solitude);
  // A draft stays one when no try was answered, and its buyer does not see it.
  return issued && invoiceId;
}

async function lookAfter(
  session: Session,
  client: GraphqlClient,
  customerId: string,
  solitude: Solitude,
): Promise<void> {
  const contact = { customerId, name: 'Cleo Contact', isPrimary: true };
  const call = { customerId, kind: 'NOTE', title: 'Called' };
  const selection = `customer { ${withinDomain.customer} }`;
  const renamed = { customerId, name: `Renamed ${session.random.int(1_000_000)} Ltd` };
  await performInOrder(
    session,
    client,
    [
      { name: 'updateCustomer', input: renamed, selection },
      {
        name: 'logActivity',
        input: call,
        selection: `activity { id customer { ${withinDomain.customer} } }`,
      },
      { name: 'createContact', input: contact, selection: `contact { id } ${selection}` },
    ],
    solitude,
  );
}

/** Opens an account, posts to it against the bank and takes that back. */
async function postByHand(session: Session, client: GraphqlClient, solitude: Solitude): Promise<void> {
  const { random } = session;
  const opened = await perform<{ ledgerAccount: { id: string } }>(
    session,
    client,
    'createLedgerAccount',
    { code: `T-${random.int(1_000_000_000)}`, name: 'Travel', type: 'EXPENSE' },
    solitude,
  );
  const accountOf = async (code: string): Promise<string | undefined> => {
    const chart = await read<{ ledgerAccounts: { nodes: ReadonlyArray<{ id: string }> } }>(
      session,
      client,
      `{ ledgerAccounts(first: 1, search: "${code}") { nodes { id } } }`,
      undefined,
    );
    return chart?.ledgerAccounts.nodes[0]?.id;
  };
  const bank = await accountOf('1010');
  if (!opened || !bank) return;
  const amount = { amount: `${1 + random.int(500)}.37`, currency: 'USD' };
  const entry = (debited: string | undefined): object => ({
    description: 'Train',
    lines: [
      { accountId: debited, debit: amount },
      { accountId: bank, credit: amount },
    ],
  });
  const posted = await perform<{ journalEntry: { id: string } }>(
    session,
    client,
    'postJournalEntry',
    entry(opened.ledgerAccount.id),
    solitude,
  );
  // Refused: receivables and the customers' credit are what invoices and payments make them.
  for (const code of ['1200', '2100'])
    await perform(session, client, 'postJournalEntry', entry(await accountOf(code)), solitude);
  if (posted)
    await perform(
      session,
      client,
      'reverseJournalEntry',
      { journalEntryId: posted.journalEntry.id },
      solitude,
    );
}

/** An event of one's own, whose tickets cost nothing: what is left of them is exact. */
async function giveTicketsAway(session: Session, client: GraphqlClient, solitude: Solitude): Promise<void> {
  const { random } = session;
  const ticketType = {
    name: 'Guest',
    price: { amount: '0.00', currency: 'USD' },
    capacity: 5 + random.int(5),
  };
  const created = await perform<{ event: { id: string; ticketTypes: ReadonlyArray<{ id: string }> } }>(
    session,
    client,
    'createEvent',
    { name: 'Open Day', venue: 'Foyer', startsAt: '2031-06-01T10:00:00Z', ticketTypes: [ticketType] },
    solitude,
  );
  const [guest] = created?.event.ticketTypes ?? [];
  if (!created || !guest) return;
  const eventId = created.event.id;
  await perform(session, client, 'publishEvent', { eventId }, solitude);
  const family = { eventId, ticketType: { ...ticketType, name: 'Family' } };
  await perform(
    session,
    client,
    'addTicketType',
    { ...family, ticketType: { ...ticketType, name: 'Press' } },
    solitude,
  );
  await performInOrder(
    session,
    client,
    [
      { name: 'addTicketType', input: family },
      { name: 'updateTicketType', input: { ticketTypeId: guest.id, maxPerOrder: 3 } },
      { name: 'updateEvent', input: { eventId, venue: 'Garden' } },
    ],
    solitude,
  );
  const buy = async (): Promise<{ id: string; code: string } | undefined> => {
    const done = await perform<{ reservation: { id: string }; ticket: { code: string } | null }>(
      session,
      client,
      'purchaseTickets',
      { eventId, items: [{ ticketTypeId: guest.id, quantity: 2 }], card: cardOf(random, ['good']) },
      solitude,
    );
    return done?.ticket ? { id: done.reservation.id, code: done.ticket.code } : undefined;
  };
  const [used, given] = [await buy(), await buy()];
  if (used) await perform(session, client, 'checkInTicket', { code: used.code }, solitude);
  if (given) await cancel(session, client, given.id, solitude);
  await perform(session, client, 'updateTicketType', { ticketTypeId: guest.id, capacity: 20 }, solitude);
}
