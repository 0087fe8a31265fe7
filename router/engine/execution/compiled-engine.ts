import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
} from 'graphql';
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
import type {
  Engine,
  EngineRequest,
  EngineResponse,
  EngineStatistics,
  ExecutedResponse,
  OperationStatistics,
} from '../engine.ts';
import { liftLiterals } from '../planning/lift-literals.ts';
import { normalizeOperation } from '../planning/normalize-operation.ts';
import { createOperationCache, type OperationCacheOptions } from '../planning/operation-cache.ts';
import { createOverrideOutcomes } from '../planning/override-labels.ts';
import { planMutation } from '../planning/plan-mutation.ts';
import { createPlannedKeys } from '../planning/planned-keys.ts';
import type { Planner, PlannerOptions } from '../planning/planner.ts';
import { PlanningError } from '../planning/planning-error.ts';
import { printQueryPlan } from '../planning/print-query-plan.ts';
import type { QueryPlan } from '../planning/query-plan.ts';
import { renameValues, renameVariables } from '../planning/rename-variables.ts';
import { createResilientPlanner, type ResilientPlanner } from '../planning/resilient-planner.ts';
import { type CompiledOperation, compileOperation } from './compile-operation.ts';
import { type ExecutionResult, executeOperation } from './execute-operation.ts';
import { createSchemaModel } from './schema-model.ts';
import { splitOperation } from './split-operation.ts';
import { createStartGate } from './start-gate.ts';

/** Options of {@link createCompiledEngine}. */
export interface CompiledEngineOptions {
  /** Identical subgraph requests in flight share one answer. Default true. */
  readonly shareSubgraphRequests?: boolean | undefined;
  /** Decides about `percent(n)` labels of progressive overrides, from 0 up to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Bytes of subgraph answers kept so that identical ones are not parsed again; 0 for none. Default 4 MiB. */
  readonly answerMemoryBytes?: number | undefined;
  readonly planning?: PlannerOptions | undefined;
  /** Replaces the planner, which runs in a process of its own. The engine closes it. */
  readonly planner?: ResilientPlanner | undefined;
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
  compile(operation: ExecutableOperation): Promise<CompiledOperation>;
  statistics(): EngineStatistics & { readonly operations: OperationStatistics };
}

/** A compiled operation with the literals of one client's text. */
interface BoundOperation {
  readonly compiled: CompiledOperation;
  readonly literals: Readonly<Record<string, string>>;
  /** The client's names of variables that were renamed. */
  readonly clientNames: ReadonlyMap<string, string>;
}

/** Creates an engine for one supergraph. Throws when the supergraph or a subgraph URL cannot be used. */
export function createCompiledEngine(
  snapshot: SupergraphSnapshot,
  options: CompiledEngineOptions = {},
): CompiledEngine {
  const schema = createSchemaModel(snapshot.supergraphSdl, snapshot.apiSchema);
  const planner = options.planner ?? createResilientPlanner(snapshot.supergraphSdl, options.planning);
  const cache = createOperationCache<CompiledOperation>((compiled) => compiled.sizeBytes, options.cache);
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
    const { clientNames, ...named } = renameVariables(executable.document, executable.operation);
    const { document, operation, literals } = liftLiterals(
      named.document,
      named.operation,
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
    const result = { compiled, literals, clientNames };
    const known = bound.get(executable);
    if (known === undefined) bound.set(executable, new Map([[overrideOutcome, result]]));
    else known.set(overrideOutcome, result);
    return result;
  };

  const planAndCompile = async (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    overrideOutcome: number,
  ): Promise<CompiledOperation> => {
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
    const { planned, introspection } = splitOperation(operation, fragments);
    const keys = createPlannedKeys(operation, fragments, schema.neededNames);
    const finish = (plan: QueryPlan): CompiledOperation =>
      compileOperation(operation, fragments, introspection, plan, schema, keys);
    if (planned === undefined) return finish({ kind: 'QueryPlan' });
    const normalized = normalizeOperation(planned, fragments, snapshot.apiSchema, keys);
    const planBy = (plan: Planner['plan']): Promise<QueryPlan> => {
      const planText = (text: string): Promise<QueryPlan> =>
        plan({ text, operationName: operation.name?.value, overrideOutcome });
      return operation.operation === OperationTypeNode.MUTATION
        ? planMutation(normalized, planText)
        : planText(print(normalized));
    };
    const attempt = (plan: QueryPlan): CompiledOperation | string => {
      try {
        const compiled = finish(plan);
        return compiled.gaps.length === 0 ? compiled : compiled.gaps.join('; ');
      } catch (error: unknown) {
        // The text of a request is not GraphQL.
        if (error instanceof GraphQLError) return error.message;
        throw error;
      }
    };
    const first = attempt(await planBy(planner.plan));
    if (typeof first !== 'string') return first;
    // The plan does not fetch everything: a defect of the planner, which the other one need not have.
    const second = attempt(await planBy(planner.planAgain));
    if (typeof second !== 'string') return second;
    // An answer with wrong values in it would be worse than none.
    throw new PlanningError(
      'QUERY_PLAN_FAILED',
      'The operation cannot be planned.',
      new Error(`${first}; ${second}`),
    );
  };

  /** Executes to the end, or until `signal` is aborted; then it rejects with the reason. */
  const run = async (
    { compiled, literals, clientNames }: BoundOperation,
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
      return await executeOperation({
        compiled,
        variables: renameValues(request.variables, clientNames),
        literals,
        apiSchema: snapshot.apiSchema,
        async send({ kind, subgraph, isExact }, body) {
          const isMutation = kind === 'root' && compiled.kind === 'mutation';
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
    compiled: CompiledOperation,
    request: EngineRequest,
  ): EngineResponse => {
    return {
      kind: 'executed',
      data: outcome.data,
      errors: outcome.errors.map(request.formatError),
      ...(request.includePlan === true && {
        extensions: { queryPlan: { text: printQueryPlan(compiled.plan), plan: compiled.plan } },
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
    ready: () => planner.ready(),
    async close() {
      planner.close();
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
