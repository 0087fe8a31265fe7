import type { FieldNode } from 'graphql';
import { printArguments } from '../planning/print-arguments.ts';
import type { RequiresSelection, RewritePathSegment } from '../planning/query-plan.ts';
import type { CollectorScope } from './collector-scope.ts';
import {
  type Candidate,
  entitiesVariable,
  listCandidates,
  type Position,
  toReads,
  type ValueSource,
} from './position.ts';
import type { Condition } from './selection-plan.ts';

/** Where an input is read, and the test that says that its entity does not exist: then it is null, not missing. */
interface RequiredValue extends ValueSource {
  readonly nullTest: string;
}

/** A field of a representation. */
export interface RequiredField {
  /** The key in the representation. */
  readonly key: string;
  /** The schema field. */
  readonly name: string;
  /** The key in earlier answers, in the planner's words. */
  readonly sourceKey: string;
  readonly selections: readonly RequiresSelection[];
  /** Variables that must be true (or false, when negated) for the field to be part of it. */
  readonly conditions: Condition;
}

/**
 * Finds an input in earlier answers. Its name and the arguments `@requires` declares decide, not the key: the
 * planner gives aliases where fields collide, and does not always ask for the right one.
 */
export function selectRequired(
  scope: CollectorScope,
  position: Position,
  field: RequiredField,
  types: ReadonlySet<string> | undefined,
  declared: readonly FieldNode[],
  used: Candidate[],
): RequiredValue {
  const slots = position.slots
    .filter(({ rest }) => rest[0]?.kind === 'field' && rest[0].key === field.sourceKey)
    .map((slot) => ({ ...slot, rest: slot.rest.slice(1) }));
  const wanted = new Set(declared.map((node) => printArguments(node.arguments)));
  if (wanted.size === 0) wanted.add('');
  const aliased = scope.aliases.get(field.sourceKey);
  const sameName = listCandidates(position, (candidate) => candidate.name === field.name, types);
  let matches = sameName.filter(({ field: candidate }) => wanted.has(candidate.args));
  if (wanted.size > 1 && aliased !== undefined) {
    // Fields with different inputs of one name are fetched apart; the alias says which ones these are.
    const chosen = matches.filter(({ field: candidate }) => candidate.args === aliased.args);
    if (chosen.length > 0) matches = chosen;
  }
  // One representation cannot have two values of one input.
  if (matches.length === 0 || wanted.size > 1) {
    scope.gaps.push(`step ${scope.step.id}: no input ${field.name}(${[...wanted].join(' and ')})`);
  }
  const chosen = matches.length > 0 ? matches : sameName;
  used.push(...chosen);
  const nullTests = chosen.flatMap(({ object: { entity }, field: { typeText } }) =>
    entity === undefined || typeText.endsWith('!')
      ? []
      : [`${entity.number} >= 0 && ${entitiesVariable(entity.target.source)}[${entity.number}] === null`],
  );
  return { reads: toReads(chosen), slots, nullTest: [...new Set(nullTests)].join(' || ') };
}

/** Object types that the type conditions of a representation name. */
export function listTypeNames(selections: readonly RequiresSelection[], scope: CollectorScope): string[] {
  return [...new Set(conditionNames(selections).flatMap((name) => [...scope.schema.possibleTypes(name)]))];
}

/** Fields of the representation of an object of this type; undefined: of any type. */
export function fieldsFor(
  selections: readonly RequiresSelection[],
  typeName: string | undefined,
  scope: CollectorScope,
): RequiredField[] {
  const fields = new Map<string, RequiredField>();
  const visit = (list: readonly RequiresSelection[], conditions: RequiredField['conditions']): void => {
    for (const selection of list) {
      switch (selection.kind) {
        case 'FragmentSpread':
          throw new Error(`A representation uses a fragment: ${selection.value}`);
        case 'InlineFragment': {
          if (typeName === undefined || !scope.schema.possibleTypes(selection.typeCondition).has(typeName))
            break;
          const inner = [...conditions];
          if (selection.includeIf) inner.push({ variable: selection.includeIf, negated: false });
          if (selection.skipIf) inner.push({ variable: selection.skipIf, negated: true });
          visit(selection.selections, inner);
          break;
        }
        case 'Field': {
          const key = selection.alias ?? selection.name;
          const known = fields.get(key);
          if (key === '__typename' && typeName !== undefined) break;
          fields.set(key, {
            key,
            name: key,
            sourceKey: selection.name,
            selections: [...(known?.selections ?? []), ...(selection.selections ?? [])],
            conditions: known === undefined ? conditions : [],
          });
        }
      }
    }
  };
  visit(selections, []);
  return [...fields.values()];
}

/** Gives fields the keys that the plan rewrites them to. */
export function renameKeys(
  scope: CollectorScope,
  typeName: string,
  fields: RequiredField[],
): RequiredField[] {
  const names = new Map<string, string>();
  for (const rewrite of scope.target.inputRewrites) {
    if (!('KeyRenamer' in rewrite)) continue;
    const key = matchTopLevel(scope, rewrite.KeyRenamer.path, typeName);
    if (key !== undefined) names.set(key, rewrite.KeyRenamer.renameKeyTo);
  }
  return fields.map((field) => ({ ...field, key: names.get(field.key) ?? field.key }));
}

/** The `__typename` that the plan sends in place of the object's own. */
export function rewrittenTypename(scope: CollectorScope, typeName: string): string | undefined {
  for (const rewrite of scope.target.inputRewrites) {
    if ('KeyRenamer' in rewrite) continue;
    const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    if (matchTopLevel(scope, path, typeName) === '__typename') return setValueTo;
  }
  return undefined;
}

function matchTopLevel(
  scope: CollectorScope,
  path: readonly RewritePathSegment[],
  typeName: string,
): string | undefined {
  for (const segment of path) {
    if ('Key' in segment) return segment.Key;
    if (!segment.TypenameEquals.some((name) => scope.schema.possibleTypes(name).has(typeName)))
      return undefined;
  }
  return undefined;
}

/** Type conditions at the top of a selection. */
export function conditionNames(selections: readonly RequiresSelection[]): string[] {
  return selections.flatMap((selection) =>
    selection.kind === 'InlineFragment' ? [selection.typeCondition] : [],
  );
}
