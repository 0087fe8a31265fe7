import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../../federation/fuzz/random.ts';
import { gatherActors, openSales } from './box-office.ts';
import type { Disturbance } from './disturbances.ts';
import type { Records } from './records.ts';
import { scenarios } from './scenarios.ts';
import { createWitness, type Witness } from './trader.ts';
import { stockViolations, violations } from './violations.ts';

/** Settings under which a run comes to rest quickly. */
export const quickEnvironment: Readonly<Record<string, string>> = {
  ERP_RESERVATIONS_HOLD_SECONDS: '3',
  ERP_PAYMENTS_PROVIDER_TIMEOUT_MS: '1000',
  ERP_PAYMENTS_RECONCILE_SECONDS: '1',
  ERP_PAYMENTS_ABANDON_SECONDS: '2',
};

interface TradeOptions {
  readonly url: string;
  readonly records: Records;
  readonly seed: number;
  readonly buyers: number;
  readonly sessions: number;
  /** Sessions begin within this time. */
  readonly spreadMs: number;
  /** Time the system may need to come to rest afterwards. */
  readonly restWithinMs: number;
  /** Error codes that belong to the run; any other is a violation. */
  readonly allowedCodes: readonly string[];
  /** Makes trouble while people trade; ends soon after the signal. */
  readonly disturb?: Disturbance;
}

/** What a run of trade did, and which rules it broke. */
export interface TradeResult {
  /** The events that were traded. */
  readonly eventIds: readonly string[];
  readonly witness: Witness;
  /** How often trouble was made. */
  readonly disturbances: number;
  /** Empty when every invariant holds. */
  readonly violations: readonly string[];
}

/**
 * Many people buy, pay, cancel and ask for their money back at the same time, at random but repeatably as far as they
 * choose; then everybody waits until nothing moves any more, and the records are examined.
 */
export async function trade(options: TradeOptions): Promise<TradeResult> {
  const { url, records, seed, sessions, spreadMs } = options;
  const actors = await gatherActors(url, options.buyers);
  const events = await openSales(actors.admin);
  const witness = createWitness();
  const allowedCodes = new Set(options.allowedCodes);
  const isOver = new AbortController();
  const stockProblems = new Set<string>();
  const watching = watchStock(records, isOver.signal, stockProblems);
  const disturbing = options.disturb?.(isOver.signal) ?? 0;
  try {
    await Promise.all(
      Array.from({ length: sessions }, async (_, index) => {
        const random = createRandom(seed + index * 7_919);
        const buyer = actors.buyers[index % actors.buyers.length] ?? actors.admin;
        await pause(random.int(spreadMs));
        await pickScenario(random.int(totalWeight))({
          ...actors,
          buyer,
          events,
          random,
          witness,
          allowedCodes,
        });
      }),
    );
  } finally {
    isOver.abort();
    await Promise.all([watching, disturbing]);
  }
  const disturbances = await disturbing;
  const eventIds = events.map((event) => event.id);
  const remaining = await rest(() => violations(records, eventIds, witness), options.restWithinMs);
  return { eventIds, witness, disturbances, violations: [...stockProblems, ...remaining] };
}

const totalWeight = scenarios.reduce((sum, { weight }) => sum + weight, 0);

function pickScenario(point: number): (typeof scenarios)[number]['act'] {
  let left = point;
  const picked = scenarios.find(({ weight }) => (left -= weight) < 0);
  if (!picked) throw new Error('The point lies beyond the weights.');
  return picked.act;
}

/** Looks at the stock again and again while it is traded: it must be right at every moment. */
async function watchStock(records: Records, signal: AbortSignal, problems: Set<string>): Promise<void> {
  while (!signal.aborted) {
    for (const problem of await stockViolations(records)) problems.add(problem);
    await pause(20);
  }
}

/** What is still wrong when all is quiet: right twice in a row a second apart, or wrong until the time is over. */
async function rest(look: () => Promise<readonly string[]>, withinMs: number): Promise<readonly string[]> {
  const deadline = Date.now() + withinMs;
  let rightSince: number | undefined;
  for (;;) {
    const found = await look();
    rightSince = found.length > 0 ? undefined : (rightSince ?? Date.now());
    if (rightSince !== undefined && Date.now() - rightSince >= 1_000) return found;
    if (Date.now() > deadline) return found;
    await pause(250);
  }
}
