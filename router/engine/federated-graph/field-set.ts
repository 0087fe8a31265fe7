import { Kind, parse } from 'graphql';
import type { FieldSet } from './federated-graph.ts';

/** Parses the text of a `@key`, `@requires` or `@provides`; equal texts give the same object. */
export function createFieldSets(): (text: string) => FieldSet {
  const known = new Map<string, FieldSet>();
  return (text) => {
    let fieldSet = known.get(text);
    if (fieldSet === undefined) {
      const [definition] = parse(`{${text}}`, { noLocation: true }).definitions;
      if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a field set: ${text}`);
      fieldSet = { text, selectionSet: definition.selectionSet };
      known.set(text, fieldSet);
    }
    return fieldSet;
  };
}
