import { createRandom } from '../../federation/fuzz/random.ts';
import { compareAtRest, perform, read, type Session, type ShownBefore } from './session.ts';

/** Enough of each kind to meet every state, without making a long run longer. */
const samples = 60;
const samplesPerMutation = 6;

/**
 * When all events are consumed: the reports agree with what they report on; what mutations have shown during the run is
 * asked once more; and mutations that change nothing show the same as a query in every field, those included that other domains keep.
 */
export async function compareEverythingAtRest(session: Session, seed: number): Promise<void> {
  const random = createRandom(seed);
  await compareReports(session);
  const shown = [...session.shown];
  for (const sample of sampleOf(shown, samples, random.int)) await compareAtRest(session, sample);
  const unchanging: ReadonlyArray<
    readonly [ShownBefore['mutation'], string, 'confirmReservation' | 'reconcilePayment']
  > = [
    ['purchaseTickets', 'reservation', 'confirmReservation'],
    ['confirmReservation', 'reservation', 'confirmReservation'],
    ['processPayment', 'paymentIntent', 'reconcilePayment'],
    ['refundPayment', 'paymentIntent', 'reconcilePayment'],
  ];
  for (const [mutation, entity, repeat] of unchanging) {
    const known = shown.filter((one) => one.mutation === mutation);
    for (const { client, payload } of sampleOf(known, samplesPerMutation, random.int)) {
      const { id } = payload[entity] as { readonly id: string };
      // Bookkeepers alone may ask the provider, and what is cancelled by now is refused.
      const asker = repeat === 'reconcilePayment' ? session.finance : client;
      const input = repeat === 'reconcilePayment' ? { paymentIntentId: id } : { reservationId: id };
      await perform(session, asker, repeat, input, 'quiet');
    }
  }
}

function sampleOf<Item>(
  items: readonly Item[],
  size: number,
  int: (below: number) => number,
): readonly Item[] {
  return items
    .map((item) => ({ item, rank: int(1_000_000) }))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, size)
    .map(({ item }) => item);
}

/** An amount of an answer in minor units, by currency. */
type Amounts = ReadonlyArray<{ readonly amount: string; readonly currency: string }>;

/**
 * The reports of the books say the same as what they report on: aged receivables are the receivable account, what is left
 * of the customers' payments is the account for prepayments, debits are credits.
 */
async function compareReports(session: Session): Promise<void> {
  const { finance, witness } = session;
  const account = async (code: string): Promise<Amounts> => {
    const chart = await read<{ ledgerAccounts: { nodes: ReadonlyArray<{ balances: Amounts }> } }>(
      session,
      finance,
      `{ ledgerAccounts(first: 1, search: "${code}") { nodes { balances { amount currency } } } }`,
      undefined,
    );
    return chart?.ledgerAccounts.nodes[0]?.balances ?? [];
  };
  const expectSame = (what: string, one: number, other: number): void => {
    if (one !== other) witness.differences.push(`${what}: ${one} and ${other}`);
  };
  const [receivable, prepayments] = [await account('1200'), await account('2100')];
  const credits = await allCredits(session);
  for (const currency of ['EUR', 'USD']) {
    const report = await read<{ agedReceivables: { totals: { total: Amounts[number] } } }>(
      session,
      finance,
      `{ agedReceivables(currency: "${currency}") { totals { total { amount currency } } } }`,
      undefined,
    );
    expectSame(
      `aged receivables and account 1200 in ${currency}`,
      sumOf(report ? [report.agedReceivables.totals.total] : [], currency),
      sumOf(receivable, currency),
    );
    expectSame(
      `customers' credit and account 2100 in ${currency}`,
      sumOf(credits, currency),
      sumOf(prepayments, currency),
    );
  }
  const trial = await read<{ trialBalance: { isBalanced: boolean } }>(
    session,
    finance,
    '{ trialBalance { isBalanced } }',
    undefined,
  );
  if (trial?.trialBalance.isBalanced !== true) witness.differences.push('the trial balance does not balance');
}

/** What is left of every payment, over all pages. */
async function allCredits(session: Session): Promise<Amounts> {
  const credits: Array<Amounts[number]> = [];
  for (let after: string | null = null; ; ) {
    const page: CreditPage | undefined = await read<CreditPage>(
      session,
      session.finance,
      `{ unappliedPayments(first: 100${after === null ? '' : `, after: "${after}"`}) {
        nodes { available { amount currency } } pageInfo { hasNextPage endCursor } } }`,
      undefined,
    );
    credits.push(...(page?.unappliedPayments.nodes ?? []).map(({ available }) => available));
    if (!page?.unappliedPayments.pageInfo.hasNextPage) return credits;
    after = page.unappliedPayments.pageInfo.endCursor;
  }
}

interface CreditPage {
  readonly unappliedPayments: {
    readonly nodes: ReadonlyArray<{ readonly available: Amounts[number] }>;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

function sumOf(amounts: Amounts, currency: string): number {
  return amounts
    .filter((amount) => amount.currency === currency)
    .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
}
