import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import type { ExecutableOperation } from '../../graphql/operation.ts';
import type { SupergraphSnapshot } from '../../graphql/supergraph-snapshot.ts';
import { waitUnlessAborted } from '../../single-flight/wait-unless-aborted.ts';
import type { HttpTransportOptions } from '../../subgraph-http/connection-settings.ts';
import {
  type HeaderRules,
  hasResponseRules,
  mergeResponseHeaders,
} from '../../subgraph-http/header-rules.ts';
import { createHttpTransport } from '../../subgraph-http/http-transport.ts';
import type { SubgraphResult } from '../../subgraph-http/parse-subgraph-answer.ts';
import { createRequestHeaders } from '../../subgraph-http/request-headers.ts';
import { createSubgraphClient, type SubgraphCallRecord } from '../../subgraph-http/subgraph-client.ts';
import type { SubgraphTransport } from '../../subgraph-http/subgraph-transport.ts';
import { type CompiledPlan, compilePlan } from '../emission/compile-plan.ts';
import { describePlan } from '../emission/describe-plan.ts';
import type {
  Engine,
  EngineRequest,
  EngineResponse,
  EngineStatistics,
  ExecutedResponse,
  OperationStatistics,
} from '../engine.ts';
import { readFederatedGraph } from '../federated-graph/read-federated-graph.ts';
import { liftLiterals } from '../operation/lift-literals.ts';
import { splitOperation } from '../operation/split-operation.ts';
import { WorkLimitError } from '../operation/work-budget.ts';
import { createOverrideOutcomes, percentOf } from '../planning/override-labels.ts';
import { createOperationPlanner, fragmentsOf, type OperationPlanner } from '../planning/plan-operation.ts';
import { PlanningError } from '../planning/planning-error.ts';
import type { PlanningOptions } from '../planning/planning-options.ts';
import { type ExecutionResult, executePlan } from './execute-plan.ts';
import { createOperationCache, type OperationCacheOptions } from './operation-cache.ts';
import { createStartGate } from './start-gate.ts';

/** Options of {@link createCompiledEngine}. */
export interface CompiledEngineOptions {
  /** Identical subgraph requests in flight share one answer. Default true. */
  readonly shareSubgraphRequests?: boolean | undefined;
  /** Decides about `percent(n)` labels of progressive overrides, from 0 up to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Bytes of subgraph answers kept so that identical ones are not parsed again; 0 for none. Default 4 MiB. */
  readonly answerMemoryBytes?: number | undefined;
  readonly planning?: PlanningOptions | undefined;
  readonly cache?: OperationCacheOptions | undefined;
  /** Connections to subgraphs; ignored when `transport` is given. */
  readonly http?: HttpTransportOptions | undefined;
  /** Replaces HTTP, for subgraphs in the same process. The engine closes it. */
  readonly transport?: SubgraphTransport | undefined;
  readonly headers?: HeaderRules | undefined;
  /** Called after every subgraph request, for metrics. */
  readonly onSubgraphCall?: ((record: SubgraphCallRecord) => void) | undefined;
}

/** The compiled engine; besides {@link Engine} it explains its plans and counts. */
export interface CompiledEngine extends Engine {
  /** The compiled form, for explaining. */
  compile(operation: ExecutableOperation): Promise<CompiledPlan>;
  statistics(): EngineStatistics & { readonly operations: OperationStatistics };
}

/** A compiled operation with the literals of one client's text. */
interface BoundOperation {
  readonly compiled: CompiledPlan;
  readonly literals: Readonly<Record<string, string>>;
}

/** Creates an engine for one supergraph. Throws when the supergraph or a subgraph URL cannot be used. */
export function createCompiledEngine(
  snapshot: SupergraphSnapshot,
  options: CompiledEngineOptions = {},
): CompiledEngine {
  const supergraph = parse(snapshot.supergraphSdl, { noLocation: true });
  const cache = createOperationCache<CompiledPlan>((compiled) => compiled.sizeBytes, options.cache);
  const transport = options.transport ?? createHttpTransport(snapshot.subgraphs, options.http);
  const client = createSubgraphClient(transport, {
    onFinished: options.onSubgraphCall,
    answerMemoryBytes: options.answerMemoryBytes,
  });
  const gate = createStartGate();
  const bound = new WeakMap<ExecutableOperation, Map<number, BoundOperation>>();
  const rules = options.headers ?? {};
  const fixedPercentage = options.planning?.overridePercentage;
  const overrideOutcomes = createOverrideOutcomes(
    snapshot.supergraphSdl,
    fixedPercentage === undefined ? options.random : () => fixedPercentage / 100,
  );
  const isSharing = options.shareSubgraphRequests ?? true;
  let executionsInFlight = 0;

  const compile = async (
    executable: ExecutableOperation,
    overrideOutcome: number,
    isPinned: boolean,
  ): Promise<BoundOperation> => {
    const { document, operation, literals } = liftLiterals(
      executable.document,
      executable.operation,
      snapshot.apiSchema,
    );
    const hash =
      operation === executable.operation
        ? executable.documentHash
        : createHash('sha256').update(print(document)).digest('hex');
    const key = `${hash}\n${overrideOutcome}\n${executable.operationName ?? ''}`;
    const compiled = await cache.get(
      key,
      () => planAndCompile(document, operation, overrideOutcome),
      isPinned,
    );
    const result = { compiled, literals };
    const known = bound.get(executable);
    if (known === undefined) bound.set(executable, new Map([[overrideOutcome, result]]));
    else known.set(overrideOutcome, result);
    return result;
  };

  const planners = new Map<number, OperationPlanner>();
  const plannerOf = (overrideOutcome: number): OperationPlanner => {
    let planner = planners.get(overrideOutcome);
    if (planner === undefined) {
      const labels = options.planning?.overrideLabels ?? [];
      const isLabelOn = (label: string): boolean =>
        labels.includes(label) || overrideOutcome < (percentOf(label) ?? 0);
      planner = createOperationPlanner(
        readFederatedGraph(supergraph, snapshot.apiSchema, isLabelOn),
        options.planning?.timeoutMs,
      );
      planners.set(overrideOutcome, planner);
    }
    return planner;
  };

  const planAndCompile = async (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    overrideOutcome: number,
  ): Promise<CompiledPlan> => {
    const fragments = fragmentsOf(document.definitions);
    try {
      const planner = plannerOf(overrideOutcome);
      const planned = planner.plan(operation, fragments);
      const isIntrospected = planned.tree.slots.some(
        ({ field }) => field === '__schema' || field === '__type',
      );
      return compilePlan(planned, {
        graph: planner.graph,
        introspection: isIntrospected ? splitOperation(operation, fragments).introspection : undefined,
        conditionVariables: listBooleanVariables(operation),
        conditionDefaults: readConditionDefaults(operation),
      });
    } catch (error: unknown) {
      const isTimeout = error instanceof WorkLimitError && error.isTimeout;
      // An answer with wrong values in it would be worse than none.
      throw isTimeout
        ? new PlanningError('QUERY_PLAN_TIMEOUT', 'Planning the operation takes too long.', error)
        : new PlanningError('QUERY_PLAN_FAILED', 'The operation cannot be planned.', error);
    }
  };

  /** Executes to the end, or until `signal` is aborted; then it rejects with the reason. */
  const run = async (
    { compiled, literals }: BoundOperation,
    request: EngineRequest,
    signal: AbortSignal | undefined,
  ): Promise<ExecutionResult> => {
    const headers = createRequestHeaders(rules, request);
    const shareKey = isSharing && compiled.kind === 'query' ? request.sharingKey : undefined;
    executionsInFlight += 1;
    const held: SubgraphResult[] = [];
    let isOver = false;
    try {
      await gate.enter();
      signal?.throwIfAborted();
      return await executePlan({
        compiled,
        variables: request.variables,
        literals,
        apiSchema: snapshot.apiSchema,
        async send({ kind, subgraph, isExact }, body) {
          const isMutation = kind === 'mutation';
          const call = { subgraph, body, headers: headers.sent(subgraph, isMutation), shareKey, isExact };
          request.usage?.began();
          let result: SubgraphResult;
          try {
            result = await client.call(call, signal);
          } finally {
            request.usage?.ended();
          }
          signal?.throwIfAborted();
          // An execution that failed has released its answers; later ones must not be held for it.
          if (isOver) return result;
          gate.hold(result);
          held.push(result);
          return result;
        },
      });
    } finally {
      isOver = true;
      gate.release(held);
      executionsInFlight -= 1;
    }
  };

  const respond = (
    outcome: ExecutionResult,
    compiled: CompiledPlan,
    request: EngineRequest,
  ): EngineResponse => {
    return {
      kind: 'executed',
      data: outcome.data,
      errors: outcome.errors.map(request.formatError),
      ...(request.includePlan === true && {
        extensions: { queryPlan: { text: describePlan(compiled) } },
      }),
      headers: hasResponseRules(rules)
        ? mergeResponseHeaders(rules, outcome.headers, outcome.errors.length > 0)
        : noHeaders,
    };
  };

  return {
    async execute(request) {
      const overrideOutcome = overrideOutcomes.next();
      let operation: BoundOperation;
      try {
        operation =
          bound.get(request.operation)?.get(overrideOutcome) ??
          (await compile(request.operation, overrideOutcome, false));
      } catch (error: unknown) {
        if (error instanceof PlanningError) return refuse(request, error);
        throw error;
      }
      if (request.signal.aborted) throw request.signal.reason;
      const { compiled } = operation;
      const outcome =
        compiled.kind === 'query'
          ? await run(operation, request, request.signal)
          : // A mutation that has started is finished, even when its client does not wait for it any more.
            await waitUnlessAborted(run(operation, request, undefined), request.signal);
      return respond(outcome, compiled, request);
    },
    async prepare(operation) {
      await compile(operation, overrideOutcomes.next(), false);
    },
    async pin(operation) {
      await compile(operation, overrideOutcomes.next(), true);
    },
    compile: async (operation) => (await compile(operation, overrideOutcomes.next(), false)).compiled,
    statistics: () => ({
      operations: cache.statistics(),
      executionsInFlight,
      subgraphRequestsInFlight: client.inFlight,
    }),
    ready: async () => undefined,
    async close() {
      await client.close();
    },
  };
}

const noHeaders: ExecutedResponse['headers'] = Object.freeze([]);

function refuse(request: EngineRequest, error: PlanningError): EngineResponse {
  const formatted = request.formatError({
    message: error.message,
    extensions: { code: error.code },
    cause: error,
  });
  return { kind: 'refused', errors: [formatted] };
}

function listBooleanVariables(operation: OperationDefinitionNode): string[] {
  return (operation.variableDefinitions ?? []).flatMap(({ type, variable }) => {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    return named.kind === Kind.NAMED_TYPE && named.name.value === 'Boolean' ? [variable.name.value] : [];
  });
}

function readConditionDefaults(operation: OperationDefinitionNode): Record<string, boolean> {
  const defaults: Record<string, boolean> = Object.create(null) as Record<string, boolean>;
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (defaultValue?.kind === Kind.BOOLEAN) defaults[variable.name.value] = defaultValue.value;
  return defaults;
}
