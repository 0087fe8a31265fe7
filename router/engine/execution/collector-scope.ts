import type { CodeWriter } from './code-writer.ts';
import type { EntityStep, EntityTarget, StepSegment } from './plan-steps.ts';
import type { SchemaModel } from './schema-model.ts';

/** What an alias of the planner stands for; the same alias means the same field in the whole plan. */
export type Aliases = ReadonlyMap<string, { readonly name: string; readonly args: string }>;

/** Everything the emitters of one collector share. */
export interface CollectorScope {
  readonly writer: CodeWriter;
  readonly schema: SchemaModel;
  readonly step: EntityStep;
  readonly target: EntityTarget;
  readonly aliases: Aliases;
  readonly slotPath: StepSegment[];
  readonly gaps: string[];
  /** Name of an array for numbers that another entity's number decides. */
  readonly memo: string;
  readonly pathIndex: number;
}
