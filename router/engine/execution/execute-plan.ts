import { Buffer } from 'node:buffer';
import { executeSync, type GraphQLSchema } from 'graphql';
import type { AnswerHeaders } from '../../subgraph-http/header-rules.ts';
import type { SubgraphError, SubgraphResult } from '../../subgraph-http/parse-subgraph-answer.ts';
import { SubgraphFailure } from '../../subgraph-http/subgraph-failure.ts';
import type {
  CollectedText,
  CompiledPlan,
  CompiledRequest,
  CompiledStep,
  CompiledTarget,
} from '../emission/compile-plan.ts';
import type { ProjectionInput } from '../emission/emit-projection.ts';
import type { EngineError } from '../engine.ts';
import { evaluateCondition } from '../operation/condition.ts';
import { createPlanErrors, type PlanErrors } from './plan-errors.ts';

/** What one execution needs from its surroundings. */
interface ExecutionInput {
  readonly compiled: CompiledPlan;
  readonly variables: Readonly<Record<string, unknown>>;
  /** JSON texts of variables that stand for literals of the client's document. */
  readonly literals: Readonly<Record<string, string>>;
  readonly apiSchema: GraphQLSchema;
  /** Sends one request; rejects only to end the whole execution. */
  readonly send: (request: CompiledRequest, body: string) => Promise<SubgraphResult>;
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
  readonly slots: unknown[];
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly errors: PlanErrors;
  readonly headers: AnswerHeaders[];
  /** Whether all answers so far were met before, so that what is derived from them is worth keeping. */
  isRepeated: boolean;
}

/** Runs a plan and writes the response. Rejects on a bug, and when `send` ends it. */
export async function executePlan(input: ExecutionInput): Promise<ExecutionResult> {
  const { compiled } = input;
  const conditions = readConditions(compiled, input.variables);
  const execution: Execution = {
    ...input,
    data: Array.from({ length: compiled.dataCount }),
    slots: Array.from({ length: compiled.slotsCount }),
    conditions,
    errors: createPlanErrors(compiled, conditions),
    headers: [],
    isRepeated: true,
  };
  for (const step of orderSteps(execution)) {
    await runStep(execution, step);
    if (step.project !== undefined && step.project(projectionInput(execution, ignoreViolation)) === undefined)
      break;
  }
  const inputs = execution.isRepeated ? derivationInputs(execution) : [];
  const known = execution.errors.errors.length === 0 ? compiled.dataTexts.find(inputs) : undefined;
  if (known !== undefined) return { data: known, errors: [], headers: execution.headers };
  const text = compiled.project(projectionInput(execution, execution.errors.addViolation));
  if (text === undefined || execution.errors.errors.length > 0)
    return { data: text ?? 'null', errors: execution.errors.errors, headers: execution.headers };
  // Concatenated text is a tree of strings, many times its length, for as long as it is referred to.
  const data = Buffer.from(text);
  if (execution.isRepeated && compiled.introspection === undefined) compiled.dataTexts.keep(inputs, data);
  return { data, errors: [], headers: execution.headers };
}

function projectionInput(execution: Execution, report: ProjectionInput['report']): ProjectionInput {
  const { data, slots, conditions } = execution;
  return { data, slots, conditions, introspection: introspect(execution), report };
}

function ignoreViolation(): void {
  // The whole response is written later, and reports it then.
}

/** The fields of a mutation run in the order of their first places that are included. */
function orderSteps({ compiled, conditions }: Execution): readonly CompiledStep[] {
  if (compiled.steps.length < 2) return compiled.steps;
  const orderOf = ({ occurrences }: CompiledStep): number | undefined =>
    occurrences.find(({ condition }) => evaluateCondition(condition, conditions))?.order;
  return compiled.steps
    .flatMap((step) => {
      const order = orderOf(step);
      return order === undefined ? [] : [{ step, order }];
    })
    .sort((left, right) => left.order - right.order)
    .map(({ step }) => step);
}

/** Sends each request as soon as the answers it reads are there. */
async function runStep(execution: Execution, { requests }: CompiledStep): Promise<void> {
  if (requests.length === 1) return runRequest(execution, requests[0] as CompiledRequest);
  const running: Array<Promise<void>> = [];
  for (const request of requests) {
    const { after } = request;
    const start = (): Promise<void> => runRequest(execution, request);
    running.push(
      after.length === 0
        ? start()
        : after.length === 1
          ? (running[after[0] as number] as Promise<void>).then(start)
          : Promise.all(after.map((index) => running[index] as Promise<void>)).then(start),
    );
  }
  await Promise.all(running);
}

async function runRequest(execution: Execution, request: CompiledRequest): Promise<void> {
  if (!evaluateCondition(request.condition, execution.conditions)) return;
  if (request.data !== undefined) await runRoot(execution, request, request.data);
  else await runEntities(execution, request);
}

async function runRoot(execution: Execution, request: CompiledRequest, index: number): Promise<void> {
  if (request.below !== undefined) {
    const found = request.below(execution.data, execution.slots, execution.conditions);
    if (!found.isMet) return;
    request.slots.forEach((slot, position) => {
      if (slot !== undefined) execution.slots[slot] = found.slots[position];
    });
  }
  const variables = variablesText(execution, request);
  const body = variables === '' ? `${request.prefix}}` : `${request.prefix},"variables":{${variables}}}`;
  const result = await execution.send(request, body);
  if (!receive(execution, request, result)) return;
  execution.data[index] = result.data;
}

async function runEntities(execution: Execution, request: CompiledRequest): Promise<void> {
  let variables = '';
  let total = 0;
  const collected: CollectedText[] = [];
  const inputs = execution.isRepeated ? visibleInputs(execution, request) : undefined;
  for (const target of request.targets) {
    const found = collect(execution, target, inputs);
    target.slots.forEach((slot, index) => {
      execution.slots[slot] = found.slots[index];
    });
    collected.push(found);
    total += found.count;
    variables += variables === '' ? found.text : `,${found.text}`;
  }
  if (total === 0) return;
  const others = variablesText(execution, request);
  if (others !== '') variables += `,${others}`;
  const result = await execution.send(request, `${request.prefix},"variables":{${variables}}}`);
  if (receive(execution, request, result)) readEntities(execution, request, result, collected);
}

function collect(execution: Execution, target: CompiledTarget, inputs: unknown[] | undefined): CollectedText {
  const known = inputs === undefined ? undefined : target.collected.find(inputs);
  if (known !== undefined) return known;
  const isAsked = evaluateCondition(target.condition, execution.conditions);
  const { representations, slots } = isAsked
    ? target.collect(execution.data, execution.slots, execution.conditions)
    : nothing;
  const found: CollectedText = {
    count: representations.length,
    slots,
    text: `${target.prefix}${representations.join(',')}]`,
    typeNames: target.typename === undefined ? undefined : representations.map(readTypename),
  };
  if (inputs !== undefined) target.collected.keep(inputs, found);
  return found;
}

const nothing = { representations: [], slots: [] } as const;

/** Takes an answer's headers and errors; says whether there is data in it. */
function receive(execution: Execution, request: CompiledRequest, result: SubgraphResult): boolean {
  execution.headers.push({ subgraph: request.subgraph, headers: result.headers });
  execution.isRepeated &&= result.isRepeated;
  if (result.failure !== undefined) {
    execution.errors.addFailure(request, result.failure);
    return false;
  }
  for (const error of result.errors) execution.errors.addSubgraphError(request, error, execution.slots);
  return true;
}

/** Everything collectors and the projection read. */
function derivationInputs({ data, slots, conditions, compiled }: Execution): unknown[] {
  const inputs = [...data, ...slots];
  for (const name of compiled.conditionVariables) inputs.push(conditions[name]);
  return inputs;
}

/** What a request's collectors may read: answers that came before. Others may be arriving at this moment. */
function visibleInputs(
  { data, slots, conditions, compiled }: Execution,
  { inputs }: CompiledRequest,
): unknown[] {
  const visible: unknown[] = [];
  for (const index of inputs.data) visible.push(data[index]);
  for (const index of inputs.slots) visible.push(slots[index]);
  for (const name of compiled.conditionVariables) visible.push(conditions[name]);
  return visible;
}

function readConditions(
  { conditionVariables, conditionDefaults }: CompiledPlan,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const conditions: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const name of conditionVariables) {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    conditions[name] = value === undefined ? conditionDefaults[name] : value;
  }
  return conditions;
}

/** A list of another length cannot be assigned to places, so none of it is. */
function readEntities(
  execution: Execution,
  request: CompiledRequest,
  result: SubgraphResult,
  collected: readonly CollectedText[],
): void {
  const data = result.data as Record<string, unknown> | null;
  request.targets.forEach((target, index) => {
    const { count, typeNames } = collected[index] as CollectedText;
    const entities = data === null || !Object.hasOwn(data, target.alias) ? null : data[target.alias];
    if (isEntityList(entities, count)) {
      execution.data[target.data] =
        typeNames === undefined
          ? entities
          : withoutMismatches(execution, request, target, entities, typeNames);
    } else if (result.errors.length === 0 && count > 0) {
      execution.errors.addSubgraphError(request, invalidAnswer(request, undefined), execution.slots);
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
  request: CompiledRequest,
  { alias, typename = '__typename', isCompatible }: CompiledTarget,
  entities: readonly unknown[],
  typeNames: readonly string[],
): readonly unknown[] {
  const mismatches = entities.flatMap((entity, index) => {
    if (typeof entity !== 'object' || entity === null || !Object.hasOwn(entity, typename)) return [];
    const actual = (entity as Readonly<Record<string, unknown>>)[typename];
    return typeof actual === 'string' && isCompatible(typeNames[index] as string, actual) ? [] : [index];
  });
  if (mismatches.length === 0) return entities;
  for (const index of mismatches)
    execution.errors.addSubgraphError(request, invalidAnswer(request, [alias, index]), execution.slots);
  return entities.map((entity, index) => (mismatches.includes(index) ? null : entity));
}

function invalidAnswer({ subgraph }: CompiledRequest, path: SubgraphError['path']): SubgraphError {
  const message = `Subgraph ${subgraph} did not answer with the entities it was asked for.`;
  const cause = new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', message);
  return { message, path, extensions: { code: cause.code }, cause };
}

/** The type of a representation, which is the first thing in it. */
function readTypename(representation: string): string {
  const start = '{"__typename":"'.length;
  return representation.slice(start, representation.indexOf('"', start));
}

function variablesText(execution: Execution, { variables, conditions }: CompiledRequest): string {
  let text = '';
  const add = (name: string, value: string): void => {
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${value}`;
  };
  for (const name of variables)
    if (Object.hasOwn(execution.literals, name)) add(name, execution.literals[name] as string);
    else if (Object.hasOwn(execution.variables, name)) {
      const value = JSON.stringify(execution.variables[name]) as string | undefined;
      if (value !== undefined) add(name, value);
    }
  for (const [name, condition] of conditions)
    add(name, String(evaluateCondition(condition, execution.conditions)));
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
