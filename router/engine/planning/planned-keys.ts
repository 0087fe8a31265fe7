import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { printArguments } from './print-arguments.ts';

/**
 * The names under which an operation's fields are planned and fetched. A client may call any field `id`, or
 * ask a field with other arguments than `@requires` does; planners confuse such fields with the ones they
 * need. So every field that could be confused is planned under a name of its own.
 */
export interface PlannedKeys {
  /** The key of a client's field in plans and in subgraph answers. */
  keyOf(field: FieldNode): string;
  /** The client's name for a key; the key itself when it was not changed. */
  clientKeyOf(key: string): string;
}

/** Names of fields that keys, `@requires` and `@provides` mention. */
export interface NeededNames {
  readonly all: ReadonlySet<string>;
  /** Those that are mentioned with arguments somewhere. */
  readonly withArguments: ReadonlySet<string>;
}

/** Chooses keys for one operation. */
export function createPlannedKeys(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  needed: NeededNames,
): PlannedKeys {
  const variants = new Map<string, Set<string>>();
  const keys = new Map<FieldNode, string>();
  const fields: FieldNode[] = [];
  for (const node of [operation, ...fragments.values()]) {
    visit(node, {
      Field(field) {
        fields.push(field);
        const name = field.name.value;
        const known = variants.get(name) ?? new Set();
        known.add(printArguments(field.arguments));
        variants.set(name, known);
      },
    });
  }
  const numbers = new Map<string, string>();
  const clientKeys = new Map<string, string>();
  for (const field of fields) {
    const name = field.name.value;
    const clientKey = field.alias?.value ?? name;
    const args = printArguments(field.arguments);
    const isAmbiguous =
      needed.withArguments.has(name) ||
      (args !== '' && (needed.all.has(name) || (variants.get(name)?.size ?? 0) > 1));
    if (clientKey === name && !isAmbiguous) {
      keys.set(field, name);
      continue;
    }
    const id = `${clientKey} ${name} ${args}`;
    let key = numbers.get(id);
    if (key === undefined) {
      key = `_p${numbers.size}_${name}`;
      numbers.set(id, key);
      clientKeys.set(key, clientKey);
    }
    keys.set(field, key);
  }
  return {
    keyOf: (field) => keys.get(field) ?? field.alias?.value ?? field.name.value,
    clientKeyOf: (key) => clientKeys.get(key) ?? key,
  };
}

/** The field under its planned key. */
export function withPlannedKey(field: FieldNode, keys: PlannedKeys): FieldNode {
  const key = keys.keyOf(field);
  const { alias: _, ...rest } = field;
  return key === field.name.value ? rest : { ...rest, alias: { kind: Kind.NAME, value: key } };
}
