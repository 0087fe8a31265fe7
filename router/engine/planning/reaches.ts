import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Selection, Slot } from '../operation/operation-tree.ts';
import type { WorkBudget } from '../operation/work-budget.ts';
import type { Arrival } from './arrival.ts';
import type { Estimate, Reach } from './choices.ts';
import { isTypeStatic, knowsType } from './known-types.ts';
import type { PlanningContext } from './planning-context.ts';
import { delayRequests, noRequests, type Requests, uniteRequests } from './requests.ts';
import { createWays, type Way } from './ways.ts';

/** What finding ways needs of the search: keys may have parts that are requests of their own. */
export interface Search {
  estimate(selection: Selection, arrivals: readonly Arrival[]): Estimate;
  /** How often the search has met a selection that it is estimating already. */
  cuts(): number;
  /** Whether nothing is being estimated. */
  isOutermost(): boolean;
}

/** Something that is read, with what must come before. */
interface Met {
  readonly wave: number;
  readonly before: Requests;
  readonly uses: ReadonlySet<number>;
}

const noUses: ReadonlySet<number> = new Set();

/** The ways to objects of some types that can be gone from given arrivals, each with its earliest wave. */
export type FindReaches = (types: TypeSet, list: readonly Arrival[]) => readonly Reach[];

/** Creates the finder of one operation. */
export function createReaches(context: PlanningContext, budget: WorkBudget, search: Search): FindReaches {
  const { graph, arrivals: questions, hiddenSelection } = context;
  const waysOf = createWays(graph);
  const subgraphs = graph.subgraphs.length;
  const knownReaches = new Map<string, readonly Reach[]>();

  const reachesOf = (types: TypeSet, list: readonly Arrival[]): readonly Reach[] => {
    const id = `${types.id}:${list.map((arrival) => `${questions.keyOf(arrival)}@${arrival.wave}`).join('/')}`;
    let reaches = knownReaches.get(id);
    if (reaches === undefined) {
      const before = search.cuts();
      reaches = findReaches(types, list);
      if (search.cuts() === before || search.isOutermost()) knownReaches.set(id, reaches);
    }
    return reaches;
  };

  /** Dijkstra's algorithm: keys can be had from what was reached before. */
  const findReaches = (types: TypeSet, list: readonly Arrival[]): Reach[] => {
    const reached: Reach[] = [];
    const left = new Set(waysOf(types));
    if (list.length === 0) {
      for (const way of left)
        if (way.mode === 'root')
          reached.push({ way, key: undefined, types, wave: 0, before: noRequests, uses: noUses });
      return reached;
    }
    for (;;) {
      let next: Reach | undefined;
      for (const way of left) {
        const reach = reachBy(way, types, list, reached);
        if (reach === undefined) continue;
        if (
          next === undefined ||
          reach.wave < next.wave ||
          (reach.wave === next.wave && reach.before.length < next.before.length)
        )
          next = reach;
      }
      if (next === undefined) return reached;
      left.delete(next.way);
      reached.push(next);
    }
  };

  const reachBy = (
    way: Way,
    types: TypeSet,
    list: readonly Arrival[],
    reached: readonly Reach[],
  ): Reach | undefined => {
    budget.spend(1);
    if (way.mode === 'root') return { way, key: undefined, types, wave: 1, before: noRequests, uses: noUses };
    let typed: Met | undefined = { wave: 0, before: noRequests, uses: noUses };
    if (way.mode === 'concrete' && !isTypeStatic(types, list))
      typed = earliest(list, reached, (arrival) => (knowsType(types, arrival) ? free : undefined));
    if (typed === undefined) return undefined;
    let best: Reach | undefined;
    for (const key of way.keys) {
      let { wave, before } = typed;
      const uses = new Set(typed.uses);
      let isMet = true;
      for (const slot of hiddenSelection(key, types).slots) {
        const met = meet(slot, list, reached);
        if (met === undefined) {
          isMet = false;
          break;
        }
        wave = Math.max(wave, met.wave);
        before = uniteRequests(before, met.before);
        for (const use of met.uses) uses.add(use);
      }
      if (
        isMet &&
        (best === undefined ||
          wave + 1 < best.wave ||
          (wave + 1 === best.wave && before.length < best.before.length))
      )
        best = { way, key, types, wave: wave + 1, before, uses };
    }
    return best;
  };

  const free = { end: 0, requests: noRequests };

  const meet = (slot: Slot, list: readonly Arrival[], reached: readonly Reach[]): Met | undefined => {
    if (slot.field === '__typename') return { wave: 0, before: noRequests, uses: noUses };
    return earliest(list, reached, (arrival) => {
      const found = questions.slotField(slot, arrival);
      if (found === undefined) return undefined;
      if (slot.child === undefined) return free;
      const child = search.estimate(slot.child, [questions.follow(arrival, found.name, found.field)]);
      return child.missing > 0 ? undefined : child;
    });
  };

  const earliest = (
    list: readonly Arrival[],
    reached: readonly Reach[],
    cost: (arrival: Arrival) => { readonly end: number; readonly requests: Requests } | undefined,
  ): Met | undefined => {
    let best: Met | undefined;
    const offer = (arrival: Arrival, before: Requests, uses: ReadonlySet<number>): void => {
      const more = cost(arrival);
      if (more === undefined) return;
      const wave = arrival.wave + more.end;
      const requests = uniteRequests(before, delayRequests(more.requests, arrival.wave, subgraphs));
      if (
        best === undefined ||
        wave < best.wave ||
        (wave === best.wave && requests.length < best.before.length)
      )
        best = { wave, before: requests, uses };
    };
    list.forEach((arrival, index) => offer(arrival, noRequests, new Set([index])));
    for (const reach of reached)
      offer(
        arrivalOf(reach),
        uniteRequests(reach.before, [reach.wave * subgraphs + reach.way.subgraph]),
        reach.uses,
      );
    return best;
  };

  return reachesOf;
}

/** Where one is after going a way. */
export function arrivalOf({ way, types, wave }: Reach): Arrival {
  return {
    subgraph: way.subgraph,
    typeName: way.typeName,
    isInterfaceObject: way.mode === 'interfaceObject',
    types,
    isVisit: true,
    provision: undefined,
    wave,
  };
}
