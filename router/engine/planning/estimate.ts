import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Selection, Slot } from '../operation/operation-tree.ts';
import type { WorkBudget } from '../operation/work-budget.ts';
import type { Arrival } from './arrival.ts';
import { type Canonical, toCanonical } from './canonical-arrivals.ts';
import type { Choice, Estimate, Option, Reach, SourceChoice, TypenameChoice } from './choices.ts';
import { isTypeStatic, knowsType, typesHere } from './known-types.ts';
import type { PlanningContext } from './planning-context.ts';
import { arrivalOf, createReaches } from './reaches.ts';
import { countNewRequests, delayRequests, noRequests, type Requests, uniteRequests } from './requests.ts';

/** Estimates for one supergraph. */
export interface Estimator {
  /** @param arrivals where the objects are already; none at the root of an operation */
  estimate(selection: Selection, arrivals: readonly Arrival[]): Estimate;
  /** Arrivals as an estimate names them, with the indices of the given ones. */
  canonical(arrivals: readonly Arrival[]): Canonical;
  reaches(types: TypeSet, arrivals: readonly Arrival[]): readonly Reach[];
}

const noUses: ReadonlySet<number> = new Set();

/** Creates the search. Its memory lives as long as it does: one per operation. */
export function createEstimator(context: PlanningContext, budget: WorkBudget): Estimator {
  const { graph, arrivals: questions, hiddenSelection } = context;
  const subgraphs = graph.subgraphs.length;
  const known = new Map<string, Estimate>();
  const open = new Set<string>();
  let cuts = 0;

  const estimate = (selection: Selection, list: readonly Arrival[]): Estimate =>
    estimateCanonical(selection, toCanonical(list, questions.keyOf));

  const estimateCanonical = (selection: Selection, from: Canonical): Estimate => {
    const id = `${selection.shape}:${from.key}`;
    const result = known.get(id);
    if (result !== undefined && result.choices.length === selection.slots.length) return result;
    if (open.has(id)) {
      cuts += 1;
      return unanswerable(selection, from);
    }
    budget.spend(1 + selection.slots.length);
    open.add(id);
    const before = cuts;
    const found = choose(selection, from);
    open.delete(id);
    // What a cut made unanswerable may be answerable elsewhere.
    if (cuts === before || found.missing === 0 || open.size === 0) known.set(id, found);
    return found;
  };

  const reachesOf = createReaches(context, budget, {
    estimate,
    cuts: () => cuts,
    isOutermost: () => open.size === 0,
  });

  const choose = (selection: Selection, from: Canonical): Estimate => {
    const { slots } = selection;
    const options = slots.map((slot) => listOptions(selection, slot, from.arrivals));
    const best = options.map((list) => {
      const missing = Math.min(...list.map((option) => option.missing));
      const complete = list.filter((option) => option.missing === missing);
      return { complete, end: Math.min(...complete.map((option) => option.end)) };
    });
    const latest = Math.max(0, ...best.map(({ end }) => end));
    const order = slots.map((_, index) => index);
    const viable = best.map(({ complete }) => complete.filter((option) => option.end <= latest));
    order.sort(
      (left, right) =>
        (viable[left] as Option[]).length - (viable[right] as Option[]).length ||
        (best[right] as { end: number }).end - (best[left] as { end: number }).end ||
        left - right,
    );
    let requests = noRequests;
    const chosen: Option[] = [];
    for (const index of order) {
      let taken: Option | undefined;
      let takenNew = 0;
      for (const option of viable[index] as Option[])
        for (const candidate of [option, ...delayed(option, requests, latest)]) {
          const added = countNewRequests(requests, candidate.requests);
          if (taken === undefined || added < takenNew || (added === takenNew && candidate.sum < taken.sum)) {
            taken = candidate;
            takenNew = added;
          }
        }
      const option = taken as Option;
      chosen[index] = option;
      requests = uniteRequests(requests, option.requests);
    }
    const uses = new Set(chosen.flatMap((option) => [...option.uses]));
    let missing = chosen.reduce((sum, option) => sum + option.missing, 0);
    let end = Math.max(0, ...chosen.map((option) => option.end));
    const typename = needsType(selection, chosen, from.arrivals)
      ? chooseTypename(selection, from.arrivals)
      : { choice: { kind: 'unneeded' } as const, end: 0, requests: noRequests, uses: noUses };
    if (typename.choice.kind === 'missing') missing += 1;
    end = Math.max(end, typename.end);
    requests = uniteRequests(requests, typename.requests);
    for (const use of typename.uses) uses.add(use);
    return {
      arrivals: from.arrivals,
      missing,
      end,
      requests,
      sum: chosen.reduce((sum, option) => sum + option.sum, 0),
      choices: chosen.map(({ choice }) => choice),
      typename: typename.choice,
      uses,
    };
  };

  /** A visit can wait for a request to the same subgraph that is sent later anyway. */
  const delayed = (option: Option, requests: Requests, latest: number): Option[] => {
    const { choice } = option;
    if (choice.kind !== 'visit') return [];
    const results: Option[] = [];
    const length = option.end - choice.wave;
    for (let wave = choice.wave + 1; wave + length <= latest; wave += 1) {
      const request = wave * subgraphs + choice.reach.way.subgraph;
      if (!requests.includes(request)) continue;
      const child =
        choice.child === undefined ? noRequests : delayRequests(choice.child.requests, wave, subgraphs);
      results.push({
        ...option,
        choice: { ...choice, wave },
        start: wave,
        end: wave + length,
        requests: uniteRequests(uniteRequests(choice.reach.before, [request]), child),
        sum: option.sum + wave - choice.wave,
      });
    }
    return results;
  };

  const listOptions = (selection: Selection, slot: Slot, list: readonly Arrival[]): Option[] => {
    if (slot.field === '__typename') {
      const { choice, ...cost } = chooseTypename(selection, list);
      const missing = choice.kind === 'missing' ? 1 : 0;
      return [{ choice: { kind: 'typename' }, missing, start: cost.end, sum: cost.end, ...cost }];
    }
    const places: Array<{ readonly option: Option; readonly follow: Arrival | undefined }> = [];
    list.forEach((arrival, index) => {
      const place = placeLocal(slot, arrival, index);
      if (place !== undefined) places.push(place);
    });
    // No object of these types is in any answer.
    if (list.length > 0 && places.length === 0 && list.every((arrival) => isAbsent(slot, arrival)))
      return [
        {
          choice: { kind: 'absent' },
          missing: 0,
          start: 0,
          end: 0,
          requests: noRequests,
          sum: 0,
          uses: noUses,
        },
      ];
    for (const reach of reachesOf(slot.types, list)) {
      const place = placeVisit(slot, reach, list);
      if (place !== undefined) places.push(place);
    }
    if (places.length === 0)
      return [
        {
          choice: { kind: 'missing' },
          missing: 1,
          start: 0,
          end: 0,
          requests: noRequests,
          sum: 0,
          uses: noUses,
        },
      ];
    const single = places.map(({ option }) => option);
    const several = places.length > 1 && slot.child !== undefined ? placeMany(slot.child, places) : undefined;
    return several === undefined ? single : [...single, several];
  };

  const isAbsent = (slot: Slot, arrival: Arrival): boolean =>
    slot.types.names.every((name) => questions.localField(arrival, name, slot.field) === 'absent');

  const placeLocal = (slot: Slot, arrival: Arrival, index: number) => {
    const found = questions.slotField(slot, arrival);
    if (found === undefined) return undefined;
    const follow = slot.child && questions.follow(arrival, found.name, found.field);
    const child = slot.child && follow && estimate(slot.child, [follow]);
    const option: Option = {
      choice: { kind: 'local', arrival: index, child },
      missing: child?.missing ?? 0,
      start: arrival.wave,
      end: arrival.wave + (child?.end ?? 0),
      requests: child === undefined ? noRequests : delayRequests(child.requests, arrival.wave, subgraphs),
      sum: arrival.wave + (child === undefined ? 0 : child.sum + arrival.wave * slotCount(slot.child)),
      uses: new Set([index]),
    };
    return { option, follow };
  };

  const placeVisit = (slot: Slot, reach: Reach, list: readonly Arrival[]) => {
    const arrival = arrivalOf(reach);
    const [name = ''] = slot.types.names;
    const known = graph.type(
      reach.way.subgraph,
      reach.way.mode === 'interfaceObject' ? reach.way.typeName : name,
    );
    const field = known?.fields.get(slot.field);
    if (field === undefined || field.isExternal) return undefined;
    let { wave } = reach;
    let { before } = reach;
    let missing = 0;
    const uses = new Set(reach.uses);
    if (field.requires !== undefined) {
      const inputs = estimate(hiddenSelection(field.requires, slot.types), list);
      missing = inputs.missing;
      wave = Math.max(wave, inputs.end + 1);
      before = uniteRequests(before, inputs.requests);
      for (const use of inputs.uses) uses.add(use);
    }
    const follow = slot.child && questions.follow({ ...arrival, wave }, name, field);
    const child = slot.child && follow && estimate(slot.child, [follow]);
    const requests = uniteRequests(before, [wave * subgraphs + reach.way.subgraph]);
    const option: Option = {
      choice: { kind: 'visit', reach: { ...reach, before }, wave, requires: field.requires, child },
      missing: missing + (child?.missing ?? 0),
      start: wave,
      end: wave + (child?.end ?? 0),
      requests:
        child === undefined
          ? requests
          : uniteRequests(requests, delayRequests(child.requests, wave, subgraphs)),
      sum: wave + (child === undefined ? 0 : child.sum + wave * slotCount(slot.child)),
      uses,
    };
    return { option, follow };
  };

  /** The value asked of several subgraphs, each of which has some of its fields. */
  const placeMany = (
    child: Selection,
    places: ReadonlyArray<{ readonly option: Option; readonly follow: Arrival | undefined }>,
  ): Option | undefined => {
    const isEnough = places.some(({ option }) => option.missing === 0 && option.end === option.start);
    if (isEnough) return undefined;
    const sources = places.filter(
      ({ option: { choice } }) =>
        choice.kind === 'local' || (choice.kind === 'visit' && choice.requires === undefined),
    );
    if (sources.length < 2) return undefined;
    const follows = sources.map(({ follow }) => follow as Arrival);
    const from = toCanonical(follows, questions.keyOf);
    const joint = estimateCanonical(child, from);
    const used = [...joint.uses].map((index) => from.origins[index] as number);
    if (used.length < 2) return undefined;
    const parts = used.map((index) => (sources[index] as { option: Option }).option);
    let requests = delayRequests(joint.requests, from.base, subgraphs);
    const uses = new Set<number>();
    for (const part of parts) {
      requests = uniteRequests(requests, ownRequests(part));
      for (const use of part.uses) uses.add(use);
    }
    return {
      choice: { kind: 'many', sources: parts.map(({ choice }) => choice as SourceChoice), child: joint },
      missing: joint.missing,
      start: from.base,
      end: Math.max(from.base + joint.end, ...parts.map(({ start }) => start)),
      requests,
      sum: joint.sum + from.base * child.slots.length,
      uses,
    };
  };

  const ownRequests = ({ choice }: Option): Requests =>
    choice.kind === 'visit'
      ? uniteRequests(choice.reach.before, [choice.wave * subgraphs + choice.reach.way.subgraph])
      : noRequests;

  const chooseTypename = (
    selection: Selection,
    list: readonly Arrival[],
  ): {
    readonly choice: TypenameChoice;
    readonly end: number;
    readonly requests: Requests;
    readonly uses: ReadonlySet<number>;
  } => {
    if (isTypeStatic(selection.types, list))
      return { choice: { kind: 'static' }, end: 0, requests: noRequests, uses: noUses };
    let first: number | undefined;
    list.forEach((arrival, index) => {
      if (!knowsType(selection.types, arrival)) return;
      if (first === undefined || arrival.wave < (list[first] as Arrival).wave) first = index;
    });
    if (first !== undefined)
      return {
        choice: { kind: 'local', arrival: first },
        end: (list[first] as Arrival).wave,
        requests: noRequests,
        uses: new Set([first]),
      };
    let taken: Reach | undefined;
    for (const reach of reachesOf(selection.types, list))
      if (reach.way.mode === 'interface' && (taken === undefined || reach.wave < taken.wave)) taken = reach;
    if (taken === undefined)
      return { choice: { kind: 'missing' }, end: 0, requests: noRequests, uses: noUses };
    return {
      choice: { kind: 'visit', reach: taken },
      end: taken.wave,
      requests: uniteRequests(taken.before, [taken.wave * subgraphs + taken.way.subgraph]),
      uses: taken.uses,
    };
  };

  /** Fields whose declared types differ have different aliases, so one must know which to read. */
  const declaredTypes = (slot: Slot, choice: Choice, list: readonly Arrival[]): string => {
    if (choice.kind !== 'local' && choice.kind !== 'visit') return '';
    const arrival = choice.kind === 'local' ? (list[choice.arrival] as Arrival) : arrivalOf(choice.reach);
    const name = arrival.isInterfaceObject
      ? arrival.typeName
      : slot.types.names.find((one) => arrival.types.has(one));
    return graph.type(arrival.subgraph, name ?? '')?.fields.get(slot.field)?.typeText ?? '';
  };

  const needsType = (selection: Selection, chosen: readonly Option[], list: readonly Arrival[]): boolean => {
    if (isTypeStatic(selection.types, list)) return false;
    const here = typesHere(graph, selection.types, list);
    if (!graph.sets.includes(selection.types, here)) return true;
    const groups = new Map<number, { types: TypeSet; source: string; isSplit: boolean }>();
    selection.slots.forEach((slot, index) => {
      const source = sourceText(
        (chosen[index] as Option).choice,
        index,
        declaredTypes(slot, (chosen[index] as Option).choice, list),
      );
      const group = groups.get(slot.group);
      if (group === undefined) groups.set(slot.group, { types: slot.types, source, isSplit: false });
      else {
        group.types = graph.sets.unite(group.types, slot.types);
        if (group.source === 'absent') group.source = source;
        group.isSplit ||= source !== group.source && source !== 'absent';
      }
    });
    for (const { types, isSplit } of groups.values())
      if (isSplit || !graph.sets.includes(types, graph.sets.intersect(here, selection.types))) return true;
    return false;
  };

  return {
    estimate,
    canonical: (list) => toCanonical(list, questions.keyOf),
    reaches: (types, list) => reachesOf(types, list),
  };
}

function slotCount(selection: Selection | undefined): number {
  return selection?.slots.length ?? 0;
}

function sourceText(choice: Choice, index: number, typeText: string): string {
  switch (choice.kind) {
    case 'local':
      return `local ${choice.arrival} ${typeText}`;
    case 'visit':
      // A requirement depends on the type, and the types of concrete entities are known before.
      return choice.requires !== undefined || choice.reach.way.mode === 'concrete'
        ? `own ${index}`
        : `visit ${choice.reach.way.subgraph} ${choice.reach.way.mode} ${choice.reach.way.typeName} ${choice.wave} ${typeText}`;
    default:
      return choice.kind;
  }
}

function unanswerable(selection: Selection, from: Canonical): Estimate {
  return {
    arrivals: from.arrivals,
    missing: selection.slots.length + 1,
    end: 0,
    requests: noRequests,
    sum: 0,
    choices: selection.slots.map(() => ({ kind: 'missing' })),
    typename: { kind: 'unneeded' },
    uses: noUses,
  };
}
