import type { FederatedGraph } from './federated-graph.ts';

/**
 * Numbers what matters for planning about a field of a runtime type: its types, and per subgraph whether and how it is
 * resolved and how the object is reached. Fields with equal numbers are planned alike.
 */
export function createSignatures(graph: FederatedGraph): (typeName: string, fieldName: string) => number {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    let number = numbers.get(text);
    if (number === undefined) numbers.set(text, (number = numbers.size));
    return number;
  };
  const known = new Map<string, number>();
  return (typeName, fieldName) => {
    const id = `${typeName}.${fieldName}`;
    let signature = known.get(id);
    if (signature === undefined) known.set(id, (signature = numberOf(describe(graph, typeName, fieldName))));
    return signature;
  };
}

function describe(graph: FederatedGraph, typeName: string, fieldName: string): string {
  const parts: string[] = [];
  const type = graph.supergraph.getType(typeName);
  if (type !== undefined && 'getFields' in type) parts.push(String(type.getFields()[fieldName]?.type));
  for (let subgraph = 0; subgraph < graph.subgraphs.length; subgraph += 1)
    for (const name of [typeName, ...graph.interfacesOf(typeName)]) {
      const known = graph.type(subgraph, name);
      if (known === undefined || (known.kind === 'interface' && name !== typeName && known.keys.length === 0))
        continue;
      const field = known.kind === 'interface' && name !== typeName ? undefined : known.fields.get(fieldName);
      const ways = known.keys.map(({ text }) => text).join(';');
      parts.push(
        `${subgraph}${known.kind} ${name === typeName ? '' : name}[${ways}]`,
        field === undefined
          ? '-'
          : `${field.typeText} ${field.isExternal} ${field.requires?.text ?? ''} ${field.provides?.text ?? ''}`,
      );
    }
  return parts.join('|');
}
