import type { Condition, Conditions } from '../operation/condition.ts';
import type { Fetch, PlannedSlot } from '../planning/plan.ts';
import type { CodeWriter } from './code-writer.ts';
import type { AnswerNumbers } from './place.ts';

/** What is needed to emit collectors. */
export interface CollectorSources {
  readonly conditions: Conditions;
  readonly answers: AnswerNumbers;
  slotsIndexOf(fetch: Fetch): number;
}

/** What the parts of a collector have in common. */
export interface CollectorScope extends CollectorSources {
  readonly root: CodeWriter;
  /** Functions that the collector's body calls. */
  readonly functions: CodeWriter;
  readonly fetch: Fetch;
  readonly conditionNames: Map<Condition, string>;
}

/** Lists around the objects of a slot. */
export function listDepth({ slot }: PlannedSlot): number {
  return slot.typeText.split('[').length - 1;
}

/** The name of a condition's value in a collector. */
export function conditionName(scope: CollectorScope, condition: Condition): string {
  let name = scope.conditionNames.get(condition);
  if (name === undefined) {
    name = scope.root.fresh('c');
    scope.conditionNames.set(condition, name);
  }
  return name;
}
