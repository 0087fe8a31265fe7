import type { FederatedGraph, FieldSet } from '../federated-graph/federated-graph.ts';
import type { TypeSet } from '../federated-graph/type-set.ts';

/** How objects of some runtime types are asked for in a subgraph. */
export interface Way {
  readonly subgraph: number;
  /**
   * `root`: by the root field itself. `concrete`: as entities of their own type, which must be known before.
   * `interface`: as entities of an interface, whose type comes with them. `interfaceObject`: as an interface object, whose type
   * stays unknown.
   */
  readonly mode: 'root' | 'concrete' | 'interface' | 'interfaceObject';
  /** The interface's name; empty for the other modes. */
  readonly typeName: string;
  /** Keys that can be used; none at a root. */
  readonly keys: readonly FieldSet[];
}

/** Lists the ways to objects of some types into every subgraph. */
export function createWays(graph: FederatedGraph): (types: TypeSet) => readonly Way[] {
  const known = new Map<number, readonly Way[]>();
  return (types) => {
    let ways = known.get(types.id);
    if (ways === undefined) known.set(types.id, (ways = listWays(graph, types)));
    return ways;
  };
}

function listWays(graph: FederatedGraph, types: TypeSet): Way[] {
  const ways: Way[] = [];
  const [first = ''] = types.names;
  const isRoot = first === graph.queryType;
  const interfaces = graph
    .interfacesOf(first)
    .filter((name) => graph.sets.includes(graph.runtimeTypes(name), types));
  for (let subgraph = 0; subgraph < graph.subgraphs.length; subgraph += 1) {
    if (isRoot) {
      if (graph.type(subgraph, first) !== undefined)
        ways.push({ subgraph, mode: 'root', typeName: '', keys: [] });
      continue;
    }
    const own = types.names.map((name) => graph.type(subgraph, name)?.keys ?? []);
    const keys = (own[0] ?? []).filter((key) => own.every((others) => others.includes(key)));
    if (keys.length > 0) ways.push({ subgraph, mode: 'concrete', typeName: '', keys });
    for (const name of interfaces) {
      const known = graph.type(subgraph, name);
      if (known === undefined || known.keys.length === 0) continue;
      if (known.kind === 'interfaceObject')
        ways.push({ subgraph, mode: 'interfaceObject', typeName: name, keys: known.keys });
      else if (known.kind === 'interface' && graph.sets.includes(known.members, types))
        ways.push({ subgraph, mode: 'interface', typeName: name, keys: known.keys });
    }
  }
  return ways;
}
