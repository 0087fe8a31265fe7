import type { FieldSet } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Selection, Slot } from '../operation/operation-tree.ts';
import type { WorkBudget } from '../operation/work-budget.ts';
import type { Arrival } from './arrival.ts';
import type { Choice, Estimate, Reach, SourceChoice } from './choices.ts';
import { chooseRoot } from './choose-root.ts';
import { isCompatible } from './compatible-inputs.ts';
import type { Estimator } from './estimate.ts';
import { isTypeStatic } from './known-types.ts';
import type {
  Entry,
  Fetch,
  Input,
  Layout,
  LayoutSlot,
  PlannedSlot,
  PlanStep,
  Position,
  Source,
} from './plan.ts';
import { fetchOf, layoutWave, readyWave } from './plan-waves.ts';
import type { PlanningContext } from './planning-context.ts';

/** Writes down what an estimate chose. */
export interface PlanWriter {
  /** A query, whose root fields may be asked of several subgraphs. */
  writeQuery(selection: Selection): PlanStep;
  /** Root fields that are asked of one subgraph in one request: of a mutation or a subscription. */
  writeRootField(selection: Selection): PlanStep;
}

/** Creates the writer of one operation's plan. */
export function createPlanWriter(
  context: PlanningContext,
  estimator: Estimator,
  budget: WorkBudget,
): PlanWriter {
  const { graph, arrivals: questions, hiddenSelection } = context;
  const { sets } = graph;
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  let fetches: Fetch[] = [];

  const createPosition = (types: TypeSet, parent: PlannedSlot | undefined): Position => ({
    id: nextId(),
    types,
    sources: [],
    parent,
    planned: new Map(),
    typename: undefined,
  });

  /**
   * @param isHidden whether it is a key or a requirement, which the client does not see
   * @param isInside whether it is part of an object inside of one
   */
  const planSelection = (
    selection: Selection,
    position: Position,
    isHidden: boolean,
    isInside = false,
  ): Layout => {
    const list = position.sources.map(({ arrival }) => arrival);
    const estimate = estimator.estimate(selection, list);
    const { origins, base } = estimator.canonical(list);
    const from: Placement = {
      estimate,
      sources: origins.map((origin) => position.sources[origin] as Source),
      base,
    };
    const order = selection.slots.map((_, index) => index);
    const waveOf = (index: number): number => {
      const choice = estimate.choices[index] as Choice;
      return choice.kind === 'visit' ? choice.wave + 1 : choice.kind === 'many' ? 1 : 0;
    };
    order.sort((left, right) => waveOf(left) - waveOf(right) || left - right);
    const slots: LayoutSlot[] = [];
    // Nothing depends on the type, so fields that are planned apart for some types are read alike.
    const together = estimate.typename.kind === 'unneeded' ? new Map<number, PlannedSlot>() : undefined;
    for (const index of order) {
      const slot = selection.slots[index] as Slot;
      const { kind } = estimate.choices[index] as Choice;
      const part = kind === 'absent' || kind === 'missing' ? undefined : together?.get(slot.group);
      slots[index] =
        part === undefined
          ? planSlot(slot, estimate.choices[index] as Choice, position, from, isHidden)
          : joinPart(slot, part, estimate.choices[index] as Choice, position, from, isHidden);
      const { planned } = slots[index];
      if (planned.kind === 'read') together?.set(slot.group, planned);
    }
    const needsType =
      estimate.typename.kind !== 'unneeded' ||
      selection.slots.some(({ field }) => field === '__typename') ||
      // Inputs of abstract types carry their type, where that costs no request.
      (isInside && position.types.names.length > 1 && position.sources.some(knowsType));
    if (needsType) ensureTypename(position, estimate.typename, from);
    return { position, needsType, slots };
  };

  interface Placement {
    readonly estimate: Estimate;
    /** By index of the estimate's arrivals. */
    readonly sources: readonly Source[];
    readonly base: number;
  }

  const planSlot = (
    slot: Slot,
    choice: Choice,
    position: Position,
    from: Placement,
    isHidden: boolean,
  ): LayoutSlot => {
    budget.spend(1);
    const shared = `${slot.field}${slot.args} ${slot.types.id} ${slot.signature}`;
    // What is null below one key of the client must not be null below another, and each key of a mutation is a call.
    // Hidden fields join what is there.
    const isOwn = slot.child !== undefined || isMutation(position);
    const id = isOwn && !isHidden ? `${shared} ${slot.key}` : shared;
    const existing = position.planned.get(id);
    // Keys and requirements know types that clients do not see.
    const isAlike = existing?.child?.types === slot.child?.types;
    if (existing !== undefined && isAlike && readyWave(existing) <= latestWave(choice, from))
      return layoutOf(slot, existing, isHidden);
    const planned = createPlanned(slot, choice, position, from, isHidden);
    if (existing === undefined) position.planned.set(id, planned);
    if (!isMutation(position) && !position.planned.has(shared)) position.planned.set(shared, planned);
    return layoutOf(slot, planned, isHidden);
  };

  const joinPart = (
    slot: Slot,
    part: PlannedSlot,
    choice: Choice,
    position: Position,
    from: Placement,
    isHidden: boolean,
  ): LayoutSlot => {
    if (choice.kind === 'visit') placeOf(slot, choice, position, from);
    part.types = sets.unite(part.types, slot.types);
    for (const { entry } of part.reads) entry.types = sets.unite(entry.types, slot.types);
    return layoutOf(slot, part, isHidden);
  };

  const layoutOf = (slot: Slot, planned: PlannedSlot, isHidden: boolean): LayoutSlot => ({
    slot,
    planned,
    child:
      slot.child === undefined || planned.child === undefined || planned.kind !== 'read'
        ? undefined
        : planSelection(slot.child, planned.child, isHidden, isHidden),
  });

  /** The wave in which a choice has the value itself. */
  const latestWave = (choice: Choice, { sources, base }: Placement): number => {
    switch (choice.kind) {
      case 'local':
        return (sources[choice.arrival] as Source).arrival.wave;
      case 'visit':
        return base + choice.wave;
      default:
        return Number.POSITIVE_INFINITY;
    }
  };

  const createPlanned = (
    slot: Slot,
    choice: Choice,
    position: Position,
    from: Placement,
    isHidden: boolean,
  ): PlannedSlot => {
    if (choice.kind !== 'many' && choice.kind !== 'local' && choice.kind !== 'visit')
      return {
        id: nextId(),
        position,
        slot,
        types: slot.types,
        reads: [],
        kind: choice.kind,
        child: undefined,
      };
    const choices = choice.kind === 'many' ? choice.sources : [choice];
    const reads = choices.map((one) => {
      const source = placeOf(slot, one, position, from);
      return { source, entry: addEntry(source, slot, one, isHidden) };
    });
    if (slot.child === undefined)
      return { id: nextId(), position, slot, types: slot.types, reads, kind: 'read', child: undefined };
    const planned: { -readonly [Key in keyof PlannedSlot]: PlannedSlot[Key] } = {
      id: nextId(),
      position,
      slot,
      types: slot.types,
      reads,
      kind: 'read',
      child: undefined,
    };
    const child = createPosition(slot.child.types, planned);
    planned.child = child;
    for (const { source, entry } of reads)
      child.sources.push({
        id: nextId(),
        position: child,
        arrival: follow(source, slot),
        entries: entry.entries,
        from: { source, entry },
      });
    return planned;
  };

  const placeOf = (slot: Slot, choice: SourceChoice, position: Position, from: Placement): Source => {
    if (choice.kind === 'local') return from.sources[choice.arrival] as Source;
    return ensureVisit(position, choice.reach, from.base + choice.wave, slot.types, choice.requires);
  };

  const fieldAt = ({ arrival }: Source, slot: Slot) => {
    for (const name of slot.types.names) {
      if (!arrival.types.has(name)) continue;
      const known = graph.type(arrival.subgraph, arrival.isInterfaceObject ? arrival.typeName : name);
      const field = known?.fields.get(slot.field);
      if (field !== undefined) return { name, field };
    }
    throw new Error(`Subgraph ${graph.subgraphs[arrival.subgraph]} does not know ${slot.field}`);
  };

  const follow = (source: Source, slot: Slot): Arrival => {
    const { name, field } = fieldAt(source, slot);
    return questions.follow(source.arrival, name, field);
  };

  const addEntry = (source: Source, slot: Slot, choice: SourceChoice, isHidden: boolean): Entry => {
    const { field } = fieldAt(source, slot);
    const isOwn = slot.child !== undefined || isMutation(source.position);
    const key = isOwn && !isHidden ? slot.key : undefined;
    const entry = enter(source, slot.field, slot.args, field.typeText, slot.types, key);
    if (choice.kind === 'visit' && choice.requires !== undefined) {
      const { fetch } = entry;
      const input = fetch.inputs.find(
        ({ fieldSet, types }) => fieldSet === choice.requires && sets.includes(types, slot.types),
      );
      if (input === undefined) throw new Error('A required input was not planned');
      if (!input.entries.includes(entry)) input.entries.push(entry);
    }
    return entry;
  };

  /**
   * Same field, arguments and declared type share an alias, everything else gets one of its own; so do objects of
   * different keys of the client.
   */
  const enter = (
    source: Source,
    field: string,
    args: string,
    typeText: string,
    types: TypeSet,
    key: string | undefined,
  ): Entry => {
    const { entries } = source;
    const known = entries.find(
      (entry) =>
        entry.field === field &&
        entry.args === args &&
        entry.typeText === typeText &&
        (key === undefined || entry.key === undefined || entry.key === key),
    );
    if (known !== undefined) {
      known.key ??= key;
      known.types = sets.unite(known.types, types);
      return known;
    }
    const { from } = source;
    const taken = 'fetch' in from && from.fetch.way.mode === 'root' ? rootEntries(from.fetch) : entries;
    let alias = field;
    for (let number = 1; taken.some((entry) => entry.alias === alias); number += 1)
      alias = `${field}_${number}`;
    const entry: Entry = {
      alias,
      field,
      args,
      typeText,
      key,
      types,
      condition: false,
      entries: [],
      parent: 'fetch' in from ? undefined : from.entry,
      fetch: fetchOf(source),
    };
    entries.push(entry);
    return entry;
  };

  /** Root fields that share a request, for whatever positions. */
  const rootEntries = ({ way, wave }: Fetch): Entry[] =>
    fetches
      .filter(
        (fetch) => fetch.way.mode === 'root' && fetch.way.subgraph === way.subgraph && fetch.wave === wave,
      )
      .flatMap(({ source }) => source.entries);

  const ensureVisit = (
    position: Position,
    reach: Reach,
    wave: number,
    types: TypeSet,
    requires: FieldSet | undefined,
  ): Source => {
    const { way, key } = reach;
    const keyLayout =
      key === undefined
        ? undefined
        : { types, layout: planSelection(hiddenSelection(key, types), position, true) };
    const input: Input | undefined =
      requires === undefined
        ? undefined
        : {
            fieldSet: requires,
            types,
            layout: planSelection(hiddenSelection(requires, types), position, true),
            entries: [],
          };
    let needed = 0;
    if (keyLayout !== undefined) needed = layoutWave(keyLayout.layout) + 1;
    else if (position.sources.length > 0 && position.parent !== undefined)
      needed = Math.min(...position.sources.map(({ arrival }) => arrival.wave)) + 1;
    if (input !== undefined) needed = Math.max(needed, layoutWave(input.layout) + 1);
    if (way.mode === 'concrete' && !isStatic(position)) {
      ensureTypename(position);
      if (position.typename?.kind === 'read')
        needed = Math.max(needed, position.typename.source.arrival.wave + 1);
    }
    const known = fetches.find(
      (fetch) =>
        fetch.position === position &&
        fetch.way.subgraph === way.subgraph &&
        fetch.way.mode === way.mode &&
        fetch.way.typeName === way.typeName &&
        fetch.keyFields === key &&
        fetch.wave >= needed &&
        fetch.wave <= Math.max(wave, needed) &&
        (input === undefined || isCompatible(fetch, input)),
    );
    if (known !== undefined) {
      if (!sets.includes(known.types, types)) {
        known.types = sets.unite(known.types, types);
        known.source.arrival = { ...known.source.arrival, types: known.types };
        if (keyLayout !== undefined) known.keys.push(keyLayout);
      }
      addInput(known, input);
      return known.source;
    }
    const fetch: { -readonly [Key in keyof Fetch]: Fetch[Key] } = {
      id: nextId(),
      way,
      wave: Math.max(wave, needed),
      position,
      types,
      keyFields: key,
      keys: keyLayout === undefined ? [] : [keyLayout],
      inputs: [],
      source: undefined as never,
      condition: false,
    };
    fetch.source = {
      id: nextId(),
      position,
      arrival: {
        subgraph: way.subgraph,
        typeName: way.typeName,
        isInterfaceObject: way.mode === 'interfaceObject',
        types,
        isVisit: true,
        provision: undefined,
        wave: fetch.wave,
      },
      entries: [],
      from: { fetch },
    };
    position.sources.push(fetch.source);
    fetches.push(fetch);
    // An answer of another type is noticed.
    if (way.mode === 'interface') enter(fetch.source, '__typename', '', 'String!', types, undefined);
    addInput(fetch, input);
    return fetch.source;
  };

  const addInput = (fetch: Fetch, input: Input | undefined): void => {
    if (input === undefined) return;
    const known = fetch.inputs.some(
      ({ fieldSet, types }) => fieldSet === input.fieldSet && sets.includes(types, input.types),
    );
    if (!known) fetch.inputs.push(input);
  };

  const knowsType = ({ arrival, position }: Source): boolean =>
    !arrival.isInterfaceObject && (!arrival.isVisit || sets.includes(arrival.types, position.types));

  const mutationType = graph.supergraph.getMutationType()?.name;
  const isMutation = ({ types }: Position): boolean => types.names[0] === mutationType;

  const isStatic = (position: Position): boolean =>
    isTypeStatic(
      position.types,
      position.sources.map(({ arrival }) => arrival),
    );

  const ensureTypename = (position: Position, choice?: Estimate['typename'], from?: Placement): void => {
    if (position.typename !== undefined && position.typename.kind !== 'missing') return;
    if (isStatic(position)) {
      position.typename = { kind: 'static' };
      return;
    }
    const knowing = position.sources
      .filter(
        ({ arrival }) =>
          !arrival.isInterfaceObject && (!arrival.isVisit || sets.includes(arrival.types, position.types)),
      )
      .sort((left, right) => left.arrival.wave - right.arrival.wave);
    let [source] = knowing;
    if (source === undefined && choice?.kind === 'visit' && from !== undefined)
      source = ensureVisit(position, choice.reach, from.base + choice.reach.wave, position.types, undefined);
    if (source === undefined) {
      const list = position.sources.map(({ arrival }) => arrival);
      const { base } = estimator.canonical(list);
      const reach = estimator
        .reaches(position.types, estimator.canonical(list).arrivals)
        .filter(({ way }) => way.mode === 'interface')
        .sort((left, right) => left.wave - right.wave)[0];
      if (reach !== undefined)
        source = ensureVisit(position, reach, base + reach.wave, position.types, undefined);
    }
    position.typename =
      source === undefined
        ? { kind: 'missing' }
        : {
            kind: 'read',
            source,
            entry: enter(source, '__typename', '', 'String!', position.types, undefined),
          };
  };

  const writeStep = (plan: () => Layout): PlanStep => {
    fetches = [];
    const layout = plan();
    return { layout, fetches: fetches.sort((left, right) => left.wave - right.wave || left.id - right.id) };
  };

  return {
    writeQuery: (selection) =>
      writeStep(() => planSelection(selection, createPosition(selection.types, undefined), false)),
    writeRootField: (selection) =>
      writeStep(() => {
        const position = createPosition(selection.types, undefined);
        const subgraph = chooseRoot(graph, estimator, selection);
        if (subgraph !== undefined) {
          const way = { subgraph, mode: 'root', typeName: '', keys: [] } as const;
          const reach: Reach = {
            way,
            key: undefined,
            types: selection.types,
            wave: 0,
            before: [],
            uses: new Set(),
          };
          ensureVisit(position, reach, 0, selection.types, undefined);
        }
        return planSelection(selection, position, false);
      }),
  };
}
