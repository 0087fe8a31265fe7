/** A directed graph: each node with the nodes it points at. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Builds a graph from edges; both ends of an edge are nodes, edges of a node to itself are left out. */
export function createGraph(edges: Iterable<readonly [from: string, to: string]>): Graph {
  const graph = new Map<string, Set<string>>();
  const targetsOf = (node: string) => graph.get(node) ?? graph.set(node, new Set()).get(node);
  for (const [from, to] of edges) {
    targetsOf(to);
    if (from !== to) targetsOf(from)?.add(to);
  }
  return graph;
}

/**
 * The shortest cycle of each strongly connected component with more than one node, as the nodes on its way back
 * to the first: `['a', 'b', 'a']`. Empty when the graph has no cycle.
 */
export function findCycles(graph: Graph): ReadonlyArray<readonly string[]> {
  return findComponents(graph)
    .filter((component) => component.length > 1)
    .map((component) => shortestCycleIn(new Set(component), graph));
}

/** Strongly connected components, by Tarjan (Depth-First Search and Linear Graph Algorithms, 1972). */
function findComponents(graph: Graph): ReadonlyArray<readonly string[]> {
  const indexes = new Map<string, number>();
  const lowLinks = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const components: string[][] = [];

  function visit(node: string): number {
    const index = indexes.size;
    let lowLink = index;
    indexes.set(node, index);
    stack.push(node);
    onStack.add(node);
    for (const target of graph.get(node) ?? []) {
      if (!indexes.has(target)) lowLink = Math.min(lowLink, visit(target));
      else if (onStack.has(target)) lowLink = Math.min(lowLink, indexes.get(target) ?? lowLink);
    }
    lowLinks.set(node, lowLink);
    if (lowLink === index) {
      const component = stack.splice(stack.indexOf(node));
      for (const member of component) onStack.delete(member);
      components.push(component);
    }
    return lowLink;
  }

  for (const node of graph.keys()) if (!indexes.has(node)) visit(node);
  return components;
}

function shortestCycleIn(component: ReadonlySet<string>, graph: Graph): readonly string[] {
  const cycles = [...component].map((node) => shortestWayBack(node, component, graph));
  return cycles.reduce((shortest, cycle) => (cycle.length < shortest.length ? cycle : shortest));
}

/** The shortest way from a node back to itself, by breadth-first search within its component. */
function shortestWayBack(start: string, component: ReadonlySet<string>, graph: Graph): readonly string[] {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const target of graph.get(way.at(-1) ?? '') ?? []) {
      if (target === start) return [...way, start];
      if (!component.has(target) || seen.has(target)) continue;
      seen.add(target);
      ways.push([...way, target]);
    }
  }
  throw new Error(`${start} is not on a cycle`);
}
