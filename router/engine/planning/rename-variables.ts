import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/** An operation none of whose variables has a name that planners use themselves. */
interface RenamedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The client's names by the new ones; empty when nothing was renamed. */
  readonly clientNames: ReadonlyMap<string, string>;
}

/** Planners declare these in requests for entities, next to the client's variables. */
const reserved = /^(representations|__)/;

/** Gives variables with reserved names others, in the operation and the fragments of its document. */
export function renameVariables(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): RenamedOperation {
  const clientNames = new Map<string, string>();
  const newNames = new Map<string, string>();
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const taken = new Set(names);
  for (const name of names) {
    if (!reserved.test(name)) continue;
    let renamed = `_${clientNames.size}_${name}`;
    while (taken.has(renamed)) renamed = `_${renamed}`;
    taken.add(renamed);
    newNames.set(name, renamed);
    clientNames.set(renamed, name);
  }
  if (newNames.size === 0) return { document, operation, clientNames };
  let renamedOperation = operation;
  const definitions = document.definitions.map((definition) => {
    // Other operations of the document are not executed; their variables are their own.
    if (definition.kind === Kind.OPERATION_DEFINITION && definition !== operation) return definition;
    const renamed = visit(definition, {
      Variable(node) {
        const value = newNames.get(node.name.value);
        return value === undefined ? undefined : { ...node, name: { ...node.name, value } };
      },
    });
    if (definition === operation) renamedOperation = renamed as OperationDefinitionNode;
    return renamed;
  });
  return { document: { ...document, definitions }, operation: renamedOperation, clientNames };
}

/** The client's values under the new names; what the client did not send stays absent. */
export function renameValues(
  values: Readonly<Record<string, unknown>>,
  clientNames: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  if (clientNames.size === 0) return values;
  const renamed = Object.assign(Object.create(null), values) as Record<string, unknown>;
  for (const [name, clientName] of clientNames) {
    if (Object.hasOwn(values, clientName)) renamed[name] = values[clientName];
  }
  return renamed;
}
