import { Buffer } from 'node:buffer';
import { executeSync, type GraphQLSchema } from 'graphql';
import type { AnswerHeaders } from '../../subgraph-http/header-rules.ts';
import type { SubgraphError, SubgraphResult } from '../../subgraph-http/parse-subgraph-answer.ts';
import { SubgraphFailure } from '../../subgraph-http/subgraph-failure.ts';
import type { EngineError } from '../engine.ts';
import type {
  CollectedText,
  CompiledEntityStep,
  CompiledOperation,
  CompiledRootStep,
  CompiledStep,
  CompiledTarget,
} from './compile-operation.ts';
import type { FetchedField } from './fetch-selection.ts';
import type { Schedule } from './plan-steps.ts';
import { createErrorCollector, type ErrorCollector } from './response-errors.ts';

/** What one execution needs from its surroundings. */
interface ExecutionInput {
  readonly compiled: CompiledOperation;
  readonly variables: Readonly<Record<string, unknown>>;
  /** JSON texts of variables that stand for literals of the client's document. */
  readonly literals: Readonly<Record<string, string>>;
  readonly apiSchema: GraphQLSchema;
  /** Sends one request; rejects only to end the whole execution. */
  readonly send: (step: CompiledStep, body: string) => Promise<SubgraphResult>;
}

/** The outcome before errors are formatted. */
export interface ExecutionResult {
  /** JSON text of the value of `data`: bytes that may be shared, or text when there are errors. */
  readonly data: Buffer | string;
  readonly errors: readonly EngineError[];
  /** Response headers of the subgraph answers, in order of arrival. */
  readonly headers: readonly AnswerHeaders[];
}

interface Execution extends ExecutionInput {
  readonly data: unknown[];
  readonly slots: Array<readonly unknown[] | undefined>;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly errors: ErrorCollector;
  readonly headers: AnswerHeaders[];
  /** Whether all answers so far were met before, so that what is derived from them is worth keeping. */
  isRepeated: boolean;
}

/** Runs the steps of a plan and writes the response. Rejects on a bug, and when `send` ends it. */
export async function executeOperation(input: ExecutionInput): Promise<ExecutionResult> {
  const { compiled } = input;
  const conditions = readConditions(compiled, input.variables);
  const execution: Execution = {
    ...input,
    data: Array.from({ length: compiled.sourceCount }),
    slots: Array.from({ length: compiled.sourceCount }),
    conditions,
    errors: createErrorCollector(compiled, conditions),
    headers: [],
    isRepeated: true,
  };
  if (compiled.schedule !== undefined) await run(execution, compiled.schedule);
  const inputs = execution.isRepeated ? derivationInputs(execution) : [];
  const known = execution.errors.errors.length === 0 ? compiled.dataTexts.find(inputs) : undefined;
  if (known !== undefined) return { data: known, errors: [], headers: execution.headers };
  const introspection = introspect(execution);
  const text = compiled.project({
    data: execution.data,
    slots: execution.slots,
    conditions: execution.conditions,
    introspection,
    report: execution.errors.addViolation,
  });
  if (text === undefined || execution.errors.errors.length > 0)
    return { data: text ?? 'null', errors: execution.errors.errors, headers: execution.headers };
  // Concatenated text is a tree of strings, many times its length, for as long as it is referred to.
  const data = Buffer.from(text);
  if (execution.isRepeated && compiled.introspection === undefined) compiled.dataTexts.keep(inputs, data);
  return { data, errors: [], headers: execution.headers };
}

/** Everything collectors and the projection read. */
function derivationInputs({ data, slots, conditions, compiled }: Execution): unknown[] {
  const inputs = [...data, ...slots];
  for (const name of compiled.conditionVariables) inputs.push(conditions[name]);
  return inputs;
}

function readConditions(
  { conditionVariables, conditionDefaults }: CompiledOperation,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const conditions: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const name of conditionVariables) {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    conditions[name] = value === undefined ? conditionDefaults[name] : value;
  }
  return conditions;
}

async function run(execution: Execution, schedule: Schedule): Promise<void> {
  switch (schedule.kind) {
    case 'step': {
      const step = execution.compiled.steps[schedule.id] as CompiledStep;
      await (step.kind === 'root' ? runRootStep(execution, step) : runEntityStep(execution, step));
      return;
    }
    case 'sequence':
      for (const node of schedule.nodes) await run(execution, node);
      return;
    case 'parallel':
      await Promise.all(schedule.nodes.map((node) => run(execution, node)));
      return;
    case 'condition': {
      const branch = execution.conditions[schedule.variable] === true ? schedule.yes : schedule.no;
      if (branch !== undefined) await run(execution, branch);
    }
  }
}

async function runRootStep(execution: Execution, step: CompiledRootStep): Promise<void> {
  const variables = variablesText(execution, step.request.variables);
  const body = variables === '' ? `${step.prefix}}` : `${step.prefix},"variables":{${variables}}}`;
  const result = await execution.send(step, body);
  receive(execution, step, result);
  if (result.failure !== undefined) {
    execution.errors.addFailure(step, result.failure);
    return;
  }
  for (const error of result.errors) execution.errors.addSubgraphError(step, error, execution.slots);
  execution.data[step.source] = result.data;
}

async function runEntityStep(execution: Execution, step: CompiledEntityStep): Promise<void> {
  if (step.targets.every(({ target }) => target.fields.every((field) => isExcluded(execution, field))))
    return;
  let variables = '';
  let total = 0;
  const collectedTexts: CollectedText[] = [];
  const { isRepeated } = execution;
  const inputs = isRepeated ? visibleInputs(execution, step) : [];
  for (const { target, collect, collected, prefix, hasTypenames } of step.targets) {
    let found = collected.find(inputs);
    if (found === undefined) {
      const { representations, slots } = collect(execution.data, execution.slots, execution.conditions);
      found = {
        count: representations.length,
        slots,
        text: `${prefix}${representations.join(',')}]`,
        typeNames: hasTypenames ? representations.map(readTypename) : undefined,
      };
      if (isRepeated) collected.keep(inputs, found);
    }
    execution.slots[target.source] = found.slots;
    collectedTexts.push(found);
    total += found.count;
    variables += variables === '' ? found.text : `,${found.text}`;
  }
  if (total === 0) return;
  const others = variablesText(execution, step.request.variables);
  if (others !== '') variables += `,${others}`;
  const result = await execution.send(step, `${step.prefix},"variables":{${variables}}}`);
  receive(execution, step, result);
  if (result.failure !== undefined) {
    execution.errors.addFailure(step, result.failure);
    return;
  }
  for (const error of result.errors) execution.errors.addSubgraphError(step, error, execution.slots);
  readEntities(execution, step, result, collectedTexts);
}

/** Whether `@skip` or `@include` takes a field away; a request for nothing but such fields is spared. */
function isExcluded({ conditions }: Execution, { condition }: FetchedField): boolean {
  return condition.some(({ variable, negated }) => (conditions[variable] === true) === negated);
}

function receive(execution: Execution, step: CompiledStep, result: SubgraphResult): void {
  execution.headers.push({ subgraph: step.subgraph, headers: result.headers });
  execution.isRepeated &&= result.isRepeated;
}

/** What a step's collectors may read: sources of the steps before it. Others may be arriving at this moment. */
function visibleInputs(
  { data, slots, conditions, compiled }: Execution,
  step: CompiledEntityStep,
): unknown[] {
  const inputs: unknown[] = [];
  for (const source of step.visibleSources) inputs.push(data[source], slots[source]);
  for (const name of compiled.conditionVariables) inputs.push(conditions[name]);
  return inputs;
}

/** A list of another length cannot be assigned to places, so none of it is. */
function readEntities(
  execution: Execution,
  step: CompiledEntityStep,
  result: SubgraphResult,
  collected: readonly CollectedText[],
): void {
  const data = result.data as Record<string, unknown> | null;
  step.targets.forEach((compiled, index) => {
    const { target } = compiled;
    const { count, typeNames } = collected[index] as CollectedText;
    const entities = data === null || !Object.hasOwn(data, target.alias) ? null : data[target.alias];
    if (isEntityList(entities, count)) {
      execution.data[target.source] =
        typeNames === undefined
          ? entities
          : withoutMismatches(execution, step, compiled, entities, typeNames);
    } else if (result.errors.length === 0 && count > 0) {
      execution.errors.addSubgraphError(step, invalidAnswer(step, undefined), execution.slots);
    }
  });
}

function isEntityList(entities: unknown, count: number): entities is unknown[] {
  if (!Array.isArray(entities) || entities.length !== count) return false;
  for (const entity of entities) if (typeof entity !== 'object' || Array.isArray(entity)) return false;
  return true;
}

/** An entity of another type than it was asked for as is left out; the rest of the list is used. */
function withoutMismatches(
  execution: Execution,
  step: CompiledEntityStep,
  { target, isCompatible }: CompiledTarget,
  entities: readonly unknown[],
  typeNames: readonly string[],
): readonly unknown[] {
  const mismatches = entities.flatMap((entity, index) => {
    if (typeof entity !== 'object' || entity === null || !Object.hasOwn(entity, '__typename')) return [];
    const actual = (entity as { readonly __typename: unknown }).__typename;
    return typeof actual === 'string' && isCompatible(typeNames[index] as string, actual) ? [] : [index];
  });
  if (mismatches.length === 0) return entities;
  for (const index of mismatches) {
    execution.errors.addSubgraphError(step, invalidAnswer(step, [target.alias, index]), execution.slots);
  }
  return entities.map((entity, index) => (mismatches.includes(index) ? null : entity));
}

function invalidAnswer({ subgraph }: CompiledEntityStep, path: SubgraphError['path']): SubgraphError {
  const message = `Subgraph ${subgraph} did not answer with the entities it was asked for.`;
  const cause = new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', message);
  return { message, path, extensions: { code: cause.code }, cause };
}

/** The type of a representation, which is the first thing in it. */
function readTypename(representation: string): string {
  const start = '{"__typename":"'.length;
  return representation.slice(start, representation.indexOf('"', start));
}

function variablesText(execution: Execution, names: readonly string[]): string {
  let text = '';
  for (const name of names) {
    let value: string | undefined;
    if (Object.hasOwn(execution.literals, name)) value = execution.literals[name];
    else if (Object.hasOwn(execution.variables, name)) value = JSON.stringify(execution.variables[name]);
    if (value !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${value}`;
  }
  return text;
}

function introspect({ compiled, apiSchema, variables }: Execution): Record<string, string> {
  if (compiled.introspection === undefined) return noIntrospection;
  const { data } = executeSync({
    schema: apiSchema,
    document: compiled.introspection,
    variableValues: variables,
  });
  const texts: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [key, value] of Object.entries(data ?? {})) texts[key] = JSON.stringify(value);
  return texts;
}

const noIntrospection: Record<string, string> = Object.freeze(Object.create(null) as Record<string, string>);
