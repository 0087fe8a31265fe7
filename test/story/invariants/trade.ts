import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../federation/fuzz/random.ts';
import { type Actors, gatherActors, openSales, type TradedEvent } from './box-office.ts';
import { compareEverythingAtRest } from './closing.ts';
import type { Disturbance } from './disturbances.ts';
import type { MutationName } from './mutations.ts';
import type { Records } from './records.ts';
import { holdSeconds, type Scenario, scenarios } from './scenarios.ts';
import type { Session, ShownBefore } from './session.ts';
import { allViolations, type Ground, momentaryViolations, surveyGround } from './violations.ts';
import { createWitness, type Pace, type Witness } from './witness.ts';

/** Settings of the router: what is selected below a mutation says by aliases what it is compared for. */
export const roomyRouter: Readonly<Record<string, string>> = { ERP_OPERATION_LIMITS_MAX_ALIASES: '1000' };

/** Settings under which a run comes to rest quickly. */
export const quickEnvironment: Readonly<Record<string, string>> = {
  ERP_RESERVATIONS_HOLD_SECONDS: `${holdSeconds}`,
  ERP_PAYMENTS_PROVIDER_TIMEOUT_MS: '1000',
  ERP_PAYMENTS_RECONCILE_SECONDS: '1',
  ERP_PAYMENTS_ABANDON_SECONDS: '2',
};

/** The work that a run does before it ends: how often at least. */
export interface Work {
  readonly captured: number;
  readonly confirmed: number;
  readonly cancelled: number;
  /** Answers CONFLICT. */
  readonly refused: number;
  /** Trouble made. */
  readonly disturbances: number;
  /** Looks at the records while people traded. */
  readonly looks: number;
  /** Each of these mutations. */
  readonly done: Readonly<Partial<Record<MutationName, number>>>;
  /** Comparisons of what each mutation showed with the same asked afterwards. */
  readonly compared: Readonly<Partial<Record<MutationName, number>>>;
}

interface TradeOptions {
  readonly url: string;
  readonly records: Records;
  readonly seed: number;
  readonly buyers: number;
  /** Sessions under way at the same time. */
  readonly concurrency: number;
  /** Rounds of all scenarios; more follow while work is missing. */
  readonly rounds: number;
  /** The run fails when its work is not done after so many rounds. */
  readonly maxRounds: number;
  readonly work: Work;
  /** Time the system may need to come to rest afterwards. */
  readonly restWithinMs: number;
  /** Error codes that belong to the run; any other is a violation. */
  readonly allowedCodes: readonly string[];
  /** Makes trouble while people trade; ends soon after the signal. */
  readonly disturb?: Disturbance;
}

/** What a run of trade did, and which rules it broke. */
export interface TradeResult {
  /** What there was before. */
  readonly ground: Ground;
  readonly witness: Witness;
  /** Sessions that people had. */
  readonly sessions: number;
  /** Work that was not done; empty when all was. */
  readonly missing: readonly string[];
  /** Empty when every invariant holds. */
  readonly violations: readonly string[];
}

/**
 * Many people buy, pay, cancel and ask for their money back, and bookkeepers correct it all, at the same time, at random
 * but repeatably as far as they choose; until the work is done. The records are examined all the while. Then everybody
 * waits until nothing moves any more, and records and answers are examined once more.
 */
export async function trade(options: TradeOptions): Promise<TradeResult> {
  const { url, records, work, seed } = options;
  const actors = await gatherActors(url, options.buyers);
  const ground = await surveyGround(records);
  const witness = createWitness();
  const isOver = new AbortController();
  const problems = new Set<string>();
  const [looks, disturbances] = [{ count: 0 }, { count: 0 }];
  const watching = watch(records, witness.answers, isOver.signal, (found) => {
    looks.count += 1;
    for (const problem of found) problems.add(problem);
  });
  const disturbing = options.disturb?.({
    signal: isOver.signal,
    answers: witness.answers,
    count: (times) => (disturbances.count += times),
  });
  const missing = (): readonly string[] =>
    missingWork(work, witness, { looks: looks.count, disturbances: disturbances.count });
  const floor = createFloor(options, actors, witness);
  try {
    let round = 0;
    for (; round < options.rounds || (missing().length > 0 && round < options.maxRounds); round += 1)
      await floor.play(shuffledRound(createRandom(seed + round)));
  } finally {
    isOver.abort();
    await Promise.all([watching, disturbing]);
  }
  const wanting = missing();
  const remaining = await rest(() => allViolations(records, ground, witness), options.restWithinMs);
  if (remaining.length === 0) await compareEverythingAtRest(floor.session(createRandom(seed)), seed);
  return {
    ground,
    witness,
    sessions: floor.count(),
    missing: wanting,
    violations: [...new Set([...problems, ...remaining, ...witness.differences, ...witness.surprises])],
  };
}

/** All scenarios as often as they weigh, in random order. */
function shuffledRound(random: Random): readonly Scenario[] {
  const deck = scenarios.flatMap(({ weight, act }) => Array.from({ length: weight }, () => act));
  return deck
    .map((act) => ({ act, rank: random.int(1_000_000) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ act }) => act);
}

/** Where sessions take place. */
interface Floor {
  /** Has one session for each scenario, a few at the same time. */
  play(round: readonly Scenario[]): Promise<void>;
  session(random: Random): Session;
  /** Sessions so far. */
  count(): number;
}

function createFloor(options: TradeOptions, actors: Actors, witness: Witness): Floor {
  const { buyers, ...staff } = actors;
  const allowedCodes = new Set(options.allowedCodes);
  const shown: ShownBefore[] = [];
  let [index, events]: [number, readonly TradedEvent[]] = [0, []];
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const mine = turn.then(act);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const session = (random: Random): Session => {
    const buyer = buyers[index % buyers.length] ?? actors.admin;
    return { ...staff, buyer, events, random, witness, allowedCodes, shown, inTurn, isUncertain: false };
  };
  return {
    session,
    count: () => index,
    play: async (round) => {
      // Every round sells its own events: what is sold out does not starve the rest of a long run.
      events = await openSales(actors.admin);
      const queue = [...round];
      const serve = async (): Promise<void> => {
        for (let act = queue.shift(); act; act = queue.shift()) {
          index += 1;
          await act(session(createRandom(options.seed + index * 7_919)));
        }
      };
      await Promise.all(Array.from({ length: options.concurrency }, serve));
    },
  };
}

function missingWork(
  { done, compared, ...sums }: Work,
  witness: Witness,
  counts: { readonly looks: number; readonly disturbances: number },
): readonly string[] {
  const reached: Readonly<Record<keyof typeof sums, number>> = {
    ...counts,
    captured: witness.captured.size,
    confirmed: witness.confirmed.size,
    cancelled: witness.cancelled.size,
    refused: witness.codes.get('CONFLICT') ?? 0,
  };
  const short = (what: string, count: number, wanted: number): string[] =>
    count < wanted ? [`${what}: ${count} of ${wanted}`] : [];
  return [
    ...Object.entries(sums).flatMap(([what, wanted]) =>
      short(what, reached[what as keyof typeof sums], wanted),
    ),
    ...entriesOf(done).flatMap(([name, wanted]) =>
      short(`${name} done`, witness.done.get(name) ?? 0, wanted),
    ),
    ...entriesOf(compared).flatMap(([name, wanted]) =>
      short(`${name} compared`, witness.compared.get(name) ?? 0, wanted),
    ),
  ];
}

function entriesOf(counts: Readonly<Partial<Record<MutationName, number>>>): Array<[MutationName, number]> {
  return Object.entries(counts) as Array<[MutationName, number]>;
}

/** Looks at the records again and again, after every few answers: they must be right at every moment. */
async function watch(
  records: Records,
  answers: Pace,
  signal: AbortSignal,
  report: (found: readonly string[]) => void,
): Promise<void> {
  while (!signal.aborted) {
    report(await momentaryViolations(records));
    await answers.reach(answers.count() + answersBetweenLooks, signal);
  }
}

const answersBetweenLooks = 20;

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
