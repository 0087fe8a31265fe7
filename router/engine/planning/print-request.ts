import type { FederatedGraph } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';
import type { Condition } from '../operation/condition.ts';
import type { Entry, Fetch } from './plan.ts';

/** A request to a subgraph: all that is asked of it in one wave. */
export interface SubgraphRequest {
  readonly subgraph: number;
  readonly wave: number;
  readonly fetches: readonly Fetch[];
  readonly text: string;
  /** Names of the client's variables in it. */
  readonly variables: readonly string[];
  /** Variables that the router sets, with the conditions they stand for. */
  readonly conditions: ReadonlyMap<string, Condition>;
}

/** How a variable of the client is declared, with its default. */
export type VariableDeclarations = ReadonlyMap<string, string>;

/** Name of the variable with the representations of a fetch; names of the client's are left alone. */
export function representationsOf(
  fetches: readonly Fetch[],
  fetch: Fetch,
  declarations: VariableDeclarations,
): string {
  let name = fetches.length === 1 ? 'representations' : `representations_${fetches.indexOf(fetch)}`;
  while (declarations.has(name)) name = `_${name}`;
  return name;
}

/** Key of a fetch's entities in the answer. */
export function entitiesAlias(fetches: readonly Fetch[], fetch: Fetch): string {
  return fetches.length === 1 ? '_entities' : `_entities_${fetches.indexOf(fetch)}`;
}

/** Prints the request for fetches of one subgraph and wave. */
export function printRequest(
  graph: FederatedGraph,
  kind: 'query' | 'mutation' | 'subscription',
  name: string | undefined,
  fetches: readonly Fetch[],
  declarations: VariableDeclarations,
): SubgraphRequest {
  const [first] = fetches as readonly [Fetch];
  const used = new Set<string>();
  const conditions = new Map<string, Condition>();
  const names = new Map<Condition, string>();
  const conditionName = (condition: Condition): string => {
    let known = names.get(condition);
    if (known === undefined) {
      known = `__c${names.size}`;
      while (declarations.has(known)) known = `_${known}`;
      names.set(condition, known);
      conditions.set(known, condition);
    }
    return known;
  };
  const directive = (condition: Condition, outer: Condition): string => {
    if (condition === outer || condition === true || typeof condition === 'boolean') return '';
    if (condition.high === true && condition.low === false) {
      used.add(condition.variable);
      return ` @include(if: $${condition.variable})`;
    }
    if (condition.high === false && condition.low === true) {
      used.add(condition.variable);
      return ` @skip(if: $${condition.variable})`;
    }
    return ` @include(if: $${conditionName(condition)})`;
  };
  const printEntry = (entry: Entry, outer: Condition): string => {
    for (const [, variable] of entry.args.matchAll(/\$([_A-Za-z]\w*)/g)) used.add(variable as string);
    const alias = entry.alias === entry.field ? '' : `${entry.alias}: `;
    return `${alias}${entry.field}${entry.args}${directive(entry.condition, outer)}${printChildren(entry)}`;
  };
  const printChildren = (entry: Entry): string => {
    const typeName = entry.typeText.replaceAll(/[[\]!]/g, '');
    const known = graph.type(first.way.subgraph, typeName);
    if (known === undefined) return '';
    return ` ${printSelection(typeName, known.kind === 'interfaceObject' ? undefined : known.members, entry.entries, entry.condition)}`;
  };
  /** @param members types that objects here can have; undefined: types are not distinguished */
  const printSelection = (
    typeName: string,
    members: TypeSet | undefined,
    entries: readonly Entry[],
    outer: Condition,
  ): string => {
    const plain: string[] = [];
    const byType = new Map<string, string[]>();
    const known = graph.type(first.way.subgraph, typeName);
    for (const entry of entries) {
      if (entry.condition === false) continue;
      const text = printEntry(entry, outer);
      const declared = known?.fields.get(entry.field);
      const isWhole =
        entry.field === '__typename' ||
        members === undefined ||
        (graph.sets.includes(entry.types, members) &&
          declared?.typeText === entry.typeText &&
          !declared.isExternal);
      if (isWhole) plain.push(text);
      else
        for (const name of entry.types.names) {
          if (!members.has(name)) continue;
          const list = byType.get(name);
          if (list === undefined) byType.set(name, [text]);
          else list.push(text);
        }
    }
    for (const [name, texts] of byType) plain.push(`... on ${name} { ${texts.join(' ')} }`);
    return plain.length === 0 ? '{ __typename }' : `{ ${plain.join(' ')} }`;
  };
  const printEntities = (fetch: Fetch): string => {
    const { way, source } = fetch;
    const alias = entitiesAlias(fetches, fetch);
    const printed =
      way.mode === 'concrete'
        ? printSelection('_Entity', fetch.types, source.entries, true)
        : `{ ... on ${way.typeName} ${printSelection(way.typeName, way.mode === 'interface' ? membersOf(fetch) : undefined, source.entries, true)} }`;
    return `${alias === '_entities' ? '' : `${alias}: `}_entities(representations: $${representationsOf(fetches, fetch, declarations)}) ${printed}`;
  };
  const membersOf = ({ way }: Fetch): TypeSet | undefined => graph.type(way.subgraph, way.typeName)?.members;

  const isRoot = first.way.mode === 'root';
  const body = isRoot
    ? printSelection(first.types.names[0] ?? '', first.types, mergeRoots(fetches), true)
    : `{ ${fetches.map(printEntities).join(' ')} }`;
  const variables = [...used].filter((variable) => declarations.has(variable)).sort();
  const definitions = [
    ...(isRoot
      ? []
      : fetches.map((fetch) => `$${representationsOf(fetches, fetch, declarations)}: [_Any!]!`)),
    ...variables.map((variable) => declarations.get(variable) as string),
    ...[...conditions.keys()].map((variable) => `$${variable}: Boolean!`),
  ];
  const head = definitions.length === 0 ? '' : `(${definitions.join(', ')})`;
  // Root fields of queries can be selected below a mutation.
  const operation = isRoot && first.types.names[0] !== graph.queryType ? kind : 'query';
  return {
    subgraph: first.way.subgraph,
    wave: first.wave,
    fetches,
    text: `${operation}${name === undefined ? '' : ` ${name}`}${head} ${body}`.replace(/^query \{/, '{'),
    variables,
    conditions,
  };
}

function mergeRoots(fetches: readonly Fetch[]): Entry[] {
  return fetches.flatMap(({ source }) => source.entries);
}
