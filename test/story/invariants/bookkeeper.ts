import type { GraphqlClient } from '../../harness/graphql-client.ts';
import type { Solitude } from './compare-shown.ts';
import { perform, read, type Session } from './session.ts';
import type { Amount } from './trader.ts';

/** An invoice as the bookkeeper reads it before doing something about it. */
export interface SeenInvoice {
  readonly id: string;
  readonly status: string;
  readonly total: Amount;
  readonly amountDue: Amount;
  readonly settlements: ReadonlyArray<{
    readonly id: string;
    readonly kind: string;
    readonly amount: Amount;
  }>;
  readonly payments: ReadonlyArray<{ readonly id: string; readonly status: string }>;
}

/** Who keeps the books of an invoice, and who else can change it meanwhile. */
export interface Desk {
  readonly session: Session;
  readonly bookkeeper: GraphqlClient;
  readonly invoiceId: string;
  readonly solitude: Solitude;
}

/** Adds a customer of one's own; the id. */
export async function addCustomer(
  session: Session,
  client: GraphqlClient,
  solitude: Solitude,
): Promise<string | undefined> {
  const done = await perform<{ customer: { id: string } }>(
    session,
    client,
    'createCustomer',
    { kind: 'COMPANY', name: `Traders ${session.random.int(1_000_000)} Ltd` },
    solitude,
  );
  return done?.customer.id;
}

/** Drafts an invoice of one to three lines at prices that do not divide evenly by the tax; the id. */
export async function draftInvoice(
  session: Session,
  client: GraphqlClient,
  parties: { readonly customerId: string; readonly userId?: string | undefined; readonly currency: string },
  solitude: Solitude,
): Promise<string | undefined> {
  const { random } = session;
  const { currency, ...debtor } = parties;
  const done = await perform<{ invoice: { id: string } }>(
    session,
    client,
    'createInvoice',
    {
      ...debtor,
      pricesIncludeTax: random.chance(0.5),
      lines: Array.from({ length: 1 + random.int(3) }, (_, index) => ({
        description: `Item ${index + 1}`,
        quantity: 1 + random.int(3),
        unitPrice: { amount: `${random.int(90)}.${10 + random.int(90)}`, currency },
        taxRateBasisPoints: random.pick([0, 700, 1900]),
      })),
    },
    solitude,
  );
  return done?.invoice.id;
}

/** What the bookkeeper sees of an invoice; undefined while it cannot be read. */
export async function seeInvoice({ session, bookkeeper, invoiceId }: Desk): Promise<SeenInvoice | undefined> {
  const seen = await read<{ invoice: SeenInvoice | null }>(
    session,
    bookkeeper,
    `query($id: ID!) { invoice(id: $id) { id status total { amount currency } amountDue { amount currency }
      settlements { id kind amount { amount currency } } payments { id status } } }`,
    invoiceId,
  );
  return seen?.invoice ?? undefined;
}

type Deed = (desk: Desk, seen: SeenInvoice) => Promise<unknown>;

/** What a bookkeeper may do to an issued invoice; whether it is allowed, the service says. */
const deeds: readonly Deed[] = [
  creditSomething,
  recordSomething,
  reverseSomething,
  giveUpTheRest,
  takeTheRestBack,
  payWithCredit,
  payCreditOut,
];

/** What they rather do to an invoice in a status, so that most of it is allowed. */
const sensibleDeeds: Readonly<Record<string, readonly Deed[]>> = {
  ISSUED: [recordSomething, recordSomething, payWithCredit, payWithCredit, giveUpTheRest, creditSomething],
  PARTIALLY_PAID: [recordSomething, payWithCredit, giveUpTheRest, reverseSomething, creditSomething],
  PAID: [creditSomething, creditSomething, reverseSomething, reverseSomething, payCreditOut],
  WRITTEN_OFF: [takeTheRestBack],
  CREDITED: [payCreditOut],
};

/** Looks at an invoice and does something about it: mostly what its status allows. */
export async function workOn(desk: Desk): Promise<void> {
  const { random } = desk.session;
  const seen = await seeInvoice(desk);
  const sensible = seen && sensibleDeeds[seen.status];
  if (seen) await random.pick(sensible && random.chance(0.8) ? sensible : deeds)(desk, seen);
}

/** A credit note over all that is left, over a part of it, or of one line. */
async function creditSomething(desk: Desk, { total }: SeenInvoice): Promise<unknown> {
  const { random } = desk.session;
  const part = partOf(desk, total);
  const of = random.pick([
    {},
    { amount: part },
    { amount: part },
    { lines: [{ lineNumber: 1, amount: part }] },
  ]);
  return act(desk, 'createCreditNote', { invoiceId: desk.invoiceId, reason: 'Not as described', ...of });
}

async function recordSomething(desk: Desk, { amountDue }: SeenInvoice): Promise<unknown> {
  const { random } = desk.session;
  const amount = random.chance(0.5) ? amountDue : partOf(desk, amountDue);
  const method = random.pick(['BANK_TRANSFER', 'CASH', 'CARD']);
  return act(desk, 'recordPayment', { invoiceId: desk.invoiceId, amount, method });
}

async function reverseSomething(desk: Desk, { settlements }: SeenInvoice): Promise<unknown> {
  const { random } = desk.session;
  const byHand = settlements.filter(({ kind }) => kind === 'RECORDED' || kind === 'CREDIT');
  const candidates = byHand.length > 0 ? byHand : settlements;
  if (candidates.length === 0) return undefined;
  return act(desk, 'reversePayment', { settlementId: random.pick(candidates).id, reason: 'Wrong invoice' });
}

async function giveUpTheRest(desk: Desk): Promise<unknown> {
  return act(desk, 'writeOff', { invoiceId: desk.invoiceId, reason: 'Cannot be reached' });
}

async function takeTheRestBack(desk: Desk): Promise<unknown> {
  return act(desk, 'reverseWriteOff', { invoiceId: desk.invoiceId, reason: 'Found again' });
}

async function payWithCredit(desk: Desk, { amountDue }: SeenInvoice): Promise<unknown> {
  const { random } = desk.session;
  const credit = (await creditsOf(desk)).at(-1);
  const amount = random.chance(0.5) ? undefined : partOf(desk, amountDue);
  return credit && act(desk, 'applyCredit', { invoiceId: desk.invoiceId, paymentId: credit.id, amount });
}

async function payCreditOut(desk: Desk): Promise<unknown> {
  const { random } = desk.session;
  const credit = (await creditsOf(desk)).at(-1);
  if (!credit) return undefined;
  const amount = random.chance(0.5) ? undefined : partOf(desk, credit.available);
  return act(desk, 'refundCredit', { paymentId: credit.id, amount, method: 'CASH', reason: 'As they wish' });
}

/** Credit of the invoice's customer; for a buyer who is none, that of anybody. */
export async function creditsOf({
  session,
  bookkeeper,
  invoiceId,
}: Desk): Promise<ReadonlyArray<{ id: string; available: Amount }>> {
  const owner = await read<{
    invoice: { customer: { id: string } | null; user: { id: string } | null } | null;
  }>(session, bookkeeper, 'query($id: ID!) { invoice(id: $id) { customer { id } user { id } } }', invoiceId);
  const { customer, user } = owner?.invoice ?? {};
  const seen = await read<{
    unappliedPayments: {
      nodes: ReadonlyArray<{ id: string; available: Amount; user: { id: string } | null }>;
    };
  }>(
    session,
    bookkeeper,
    'query($id: ID) { unappliedPayments(last: 50, customerId: $id) { nodes { id available { amount currency } user { id } } } }',
    customer?.id,
  );
  return (seen?.unappliedPayments.nodes ?? []).filter((payment) => customer || payment.user?.id === user?.id);
}

async function act(desk: Desk, name: Parameters<typeof perform>[2], input: object): Promise<unknown> {
  return perform(desk.session, desk.bookkeeper, name, input, desk.solitude);
}

/** Some of an amount, seldom more than there is. */
function partOf({ session: { random } }: Desk, { amount, currency }: Amount): Amount {
  const minorUnits = Math.round(Number(amount) * 100);
  const part = random.chance(0.1) ? minorUnits + 1 : 1 + random.int(Math.max(1, minorUnits));
  return { amount: (part / 100).toFixed(2), currency };
}
