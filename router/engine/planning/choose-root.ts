import type { FederatedGraph } from '../federated-graph/federated-graph.ts';
import type { Selection } from '../operation/operation-tree.ts';
import type { Estimate } from './choices.ts';
import type { Estimator } from './estimate.ts';

/** The subgraph in which a root field and all below it costs least. */
export function chooseRoot(
  graph: FederatedGraph,
  estimator: Estimator,
  selection: Selection,
): number | undefined {
  let best: { subgraph: number; estimate: Estimate } | undefined;
  for (let subgraph = 0; subgraph < graph.subgraphs.length; subgraph += 1) {
    const [root = ''] = selection.types.names;
    const known = graph.type(subgraph, root);
    if (known === undefined) continue;
    if (
      !selection.slots.every(({ field }) => {
        const own = known.fields.get(field);
        return field === '__typename' || (own !== undefined && !own.isExternal);
      })
    )
      continue;
    const estimate = estimator.estimate(selection, [
      {
        subgraph,
        typeName: '',
        isInterfaceObject: false,
        types: selection.types,
        isVisit: true,
        provision: undefined,
        wave: 0,
      },
    ]);
    if (
      best === undefined ||
      estimate.missing < best.estimate.missing ||
      (estimate.missing === best.estimate.missing &&
        (estimate.end < best.estimate.end ||
          (estimate.end === best.estimate.end && estimate.requests.length < best.estimate.requests.length)))
    )
      best = { subgraph, estimate };
  }
  return best?.subgraph;
}
