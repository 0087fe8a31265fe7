import { type MutationName, tradedMutations } from './mutations.ts';
import type { Work } from './trade.ts';

const names = Object.keys(tradedMutations) as readonly MutationName[];
/** What a run meets by chance alone: a refund that was refused before, a card that can be asked for again. */
const rare: ReadonlySet<MutationName> = new Set([
  'retryRefund',
  'recordRefund',
  'reconcilePayment',
  'cancelPaymentIntent',
]);

/** Each mutation of the trade so often, but for those that only chance makes possible. */
function eachMutation(times: number): Readonly<Partial<Record<MutationName, number>>> {
  return Object.fromEntries(names.filter((name) => !rare.has(name)).map((name) => [name, times]));
}

/** What a short run does at least, however slow the machine is. */
export const shortWork: Work = {
  captured: 2,
  confirmed: 8,
  cancelled: 2,
  refused: 10,
  disturbances: 0,
  looks: 20,
  done: { ...eachMutation(1), createCreditNote: 5, recordPayment: 5, reversePayment: 2, refundPayment: 4 },
  compared: eachMutation(1),
};

/** What a run with trouble does at least: trouble makes answers fail, so the same work takes several rounds. */
export function disturbedWork(disturbances: number): Work {
  return { ...shortWork, disturbances, confirmed: 12, cancelled: 3, looks: 40 };
}
