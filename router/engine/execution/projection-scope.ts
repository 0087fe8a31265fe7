import { getNamedType, isCompositeType } from 'graphql';
import type { PlannedKeys } from '../planning/planned-keys.ts';
import { printArguments } from '../planning/print-arguments.ts';
import type { CodeWriter } from './code-writer.ts';
import { findDeterminant } from './compile-representation.ts';
import { type Candidate, listFieldCandidates, type Position, selectField, type Wanted } from './position.ts';
import type { SchemaModel } from './schema-model.ts';
import type {
  CollectedField,
  ConditionalField,
  ConditionalSelection,
  SelectionReader,
} from './selection-plan.ts';

/** What the parts of a projection's compiler have in common. */
export interface ProjectionScope {
  readonly schema: SchemaModel;
  readonly reader: SelectionReader;
  readonly root: CodeWriter;
  readonly conditionNames: Map<string, string>;
  readonly gaps: string[];
  readonly keys: PlannedKeys;
  readonly memos: string[];
  /** Numbers by which signatures name nodes of the operation and of requests. */
  readonly nodeNumbers: Map<object, number>;
}

/** Where the text of an object is kept for the other places of the same entity. */
export interface Memo {
  readonly array: string;
  readonly number: string;
}

/**
 * An object of leaves that one entity decides is written once per entity: the same product in a hundred
 * places is the same text.
 */
export function createMemo(
  scope: ProjectionScope,
  position: Position,
  typeName: string,
  selections: readonly ConditionalSelection[],
): Memo | undefined {
  const used: Candidate[] = [];
  for (const field of scope.reader.collect(typeName, selections)) {
    if (field.name === '__typename') continue;
    if (field.definition === undefined || isCompositeType(getNamedType(field.definition.type)))
      return undefined;
    used.push(...listFieldCandidates(position, wantedField(scope, field, typeName)));
  }
  const entity = findDeterminant(position, used);
  if (entity === undefined) return undefined;
  const array = scope.root.fresh('M');
  scope.memos.push(array);
  return { array, number: entity.number };
}

/** What a field of the operation asks its object for. */
export function wantedField(scope: ProjectionScope, field: CollectedField, typeName: string): Wanted {
  const { node } = field.occurrences[0] as ConditionalField;
  return {
    responseKey: scope.keys.keyOf(node),
    name: field.name,
    args: printArguments(node.arguments),
    types: new Set([typeName]),
  };
}

/** Whether one of the types is asked for its `__typename`. */
export function isTypenameWritten(
  scope: ProjectionScope,
  typeNames: readonly string[],
  selections: readonly ConditionalSelection[],
): boolean {
  return typeNames.some((typeName) =>
    scope.reader.collect(typeName, selections).some((field) => field.name === '__typename'),
  );
}

/** Two runtime types with the same signature are written by the same code. */
export function bodySignature(
  scope: ProjectionScope,
  position: Position,
  typeName: string,
  selections: readonly ConditionalSelection[],
  isTypeKnown: boolean,
): string {
  const fields = scope.reader.collect(typeName, selections);
  const numberOf = (node: object): number => nodeNumber(scope, node);
  return JSON.stringify(
    fields.map((field) => [
      field.responseKey,
      field.name === '__typename' && isTypeKnown ? typeName : field.name,
      field.definition === undefined ? '' : String(field.definition.type),
      field.occurrences.map(({ node, condition }) => [numberOf(node), condition]),
      selectField(position, wantedField(scope, field, typeName)).reads.map((read) => [
        read.expression,
        read.fields.map(numberOf),
      ]),
    ]),
  );
}

function nodeNumber({ nodeNumbers }: ProjectionScope, node: object): number {
  let number = nodeNumbers.get(node);
  if (number === undefined) {
    number = nodeNumbers.size + 1;
    nodeNumbers.set(node, number);
  }
  return number;
}
