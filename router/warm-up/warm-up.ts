import { OperationTypeNode } from 'graphql';
import type { WarmUpConfig } from '../config/warm-up-config.ts';
import type { DocumentCache } from '../documents/document-cache.ts';
import type { Engine } from '../engine/engine.ts';
import type { RefusedResponse } from '../graphql/graphql-response.ts';
import type { ExecutableOperation } from '../graphql/operation.ts';
import { codeOfError } from '../graphql/response-error.ts';
import type { Logger } from '../observability/logger.ts';
import type { PrepareSupergraph, SupergraphCandidate } from '../supergraph/supergraph-holder.ts';
import { createFolderSource, type ExpectedOperation, type OperationSource } from './operation-source.ts';
import { runBounded } from './run-bounded.ts';

/** Why an operation was prepared: it is expected, or the replaced supergraph was asked for it. */
type WarmUpReason = 'expected' | 'popular';

/** What became of an operation: it is ready, is not valid any more, cannot be planned, or time was up. */
type WarmUpResult = 'prepared' | 'invalid' | 'failed' | 'skipped';

/** What is reported of warm-ups. */
interface WarmUpObserver {
  /** Called once for each operation that was chosen. */
  operationWarmedUp(reason: WarmUpReason, result: WarmUpResult): void;
  /** Called once for each supergraph. */
  warmedUp(durationMs: number): void;
}

/** What a warm-up needs. */
interface WarmUpOptions {
  readonly config: WarmUpConfig;
  /** Expected operations; they are prepared first, those of `operationsFolder` before these, and stay for as long as the supergraph. */
  readonly sources: readonly OperationSource[];
  readonly logger: Logger;
  readonly metrics: WarmUpObserver;
}

interface Candidate extends ExpectedOperation {
  readonly reason: WarmUpReason;
  /** How often the replaced supergraph was asked for it. */
  readonly uses: number;
}

/** Characters of a document that a log line shows. */
const shownCharacters = 200;

/**
 * Creates the warm-up: operations are validated against the new schema, planned and compiled. It never rejects;
 * what cannot be prepared is logged and counted, and fails or succeeds again when a client asks for it.
 */
export function createWarmUp(options: WarmUpOptions): PrepareSupergraph {
  const { concurrency, timeoutMs, enabled, operationsFolder } = options.config;
  if (!enabled) return async () => undefined;
  const sources =
    operationsFolder === undefined
      ? options.sources
      : [createFolderSource(operationsFolder), ...options.sources];
  return async (target, replaced, signal) => {
    const startedAt = performance.now();
    const leftMs = (): number => Math.max(0, timeoutMs - (performance.now() - startedAt));
    const read = new Map<OperationSource, readonly ExpectedOperation[]>();
    const readers = sources.map((source) => async () => {
      read.set(source, await readSource(source, options.logger));
    });
    // An engine that is still loading would take the time of the first plan for that of a slow one.
    await runBounded([() => waitForEngine(target.engine), ...readers], {
      concurrency: 1 + readers.length,
      // A source that is stuck must not cost the others everything.
      timeoutMs: timeoutMs / 2,
      signal,
    });
    const candidates = chooseCandidates({ ...options, sources }, read, replaced);
    const outcomes = new Map<Candidate, PrepareOutcome>();
    const tasks = candidates.map((candidate) => async () => {
      outcomes.set(candidate, await prepare(candidate, target));
    });
    await runBounded(tasks, { concurrency, timeoutMs: leftMs(), signal });
    report(options, target, candidates, new Map(outcomes), performance.now() - startedAt);
  };
}

async function readSource(source: OperationSource, logger: Logger): Promise<readonly ExpectedOperation[]> {
  try {
    return await source.read();
  } catch (error: unknown) {
    logger.error({ source: source.name, reason: messageOf(error) }, 'expected operations cannot be read');
    return [];
  }
}

function chooseCandidates(
  { config, sources, logger }: WarmUpOptions,
  read: ReadonlyMap<OperationSource, readonly ExpectedOperation[]>,
  replaced: DocumentCache | undefined,
): readonly Candidate[] {
  const expected: Candidate[] = [];
  for (const source of sources) {
    const operations = read.get(source);
    if (operations === undefined) {
      logger.error({ source: source.name, reason: 'time is up' }, 'expected operations cannot be read');
      continue;
    }
    for (const operation of operations) expected.push({ ...operation, reason: 'expected', uses: 0 });
  }
  const known = new Set(expected.map(({ text }) => text));
  const popular = (replaced?.mostUsed(config.popularShare) ?? []).filter(({ text }) => !known.has(text));
  return [...expected, ...popular.map((used) => ({ ...used, reason: 'popular' as const }))];
}

async function waitForEngine(engine: Engine): Promise<void> {
  try {
    await engine.ready();
  } catch {
    // What is wrong with it is reported with the first operation.
  }
}

interface PrepareOutcome {
  readonly result: WarmUpResult;
  readonly why?: string;
}

async function prepare(
  candidate: Candidate,
  { documents, engine }: SupergraphCandidate,
): Promise<PrepareOutcome> {
  try {
    const document = documents.remember(candidate.text, candidate.uses);
    if (document.kind === 'refused') return { result: 'invalid', why: describeRefusal(document.response) };
    for (const operation of document.operations.values()) {
      if (!isWanted(operation, candidate)) continue;
      const refused = documents.check(operation);
      if (refused !== undefined) return { result: 'invalid', why: describeRefusal(refused) };
      await prepareOperation(operation, candidate, engine);
    }
    return { result: 'prepared' };
  } catch (error: unknown) {
    return { result: 'failed', why: messageOf(error) };
  }
}

/** Subscriptions are not planned as queries are. */
function isWanted({ operation, operationName }: ExecutableOperation, candidate: Candidate): boolean {
  return (
    operation.operation !== OperationTypeNode.SUBSCRIPTION &&
    (candidate.operationName === undefined || candidate.operationName === operationName)
  );
}

function prepareOperation(
  operation: ExecutableOperation,
  { reason }: Candidate,
  engine: Engine,
): Promise<void> {
  return reason === 'expected' ? engine.pin(operation) : engine.prepare(operation);
}

function report(
  { logger, metrics }: WarmUpOptions,
  { snapshot }: SupergraphCandidate,
  candidates: readonly Candidate[],
  outcomes: ReadonlyMap<Candidate, PrepareOutcome>,
  durationMs: number,
): void {
  const counts: Record<WarmUpResult, number> = { prepared: 0, invalid: 0, failed: 0, skipped: 0 };
  for (const candidate of candidates) {
    const { result, why } = outcomes.get(candidate) ?? { result: 'skipped' };
    const { reason, operationName, text } = candidate;
    counts[result] += 1;
    metrics.operationWarmedUp(reason, result);
    if (why !== undefined) {
      logger.warn(
        { chosenAs: reason, operationName, document: text.slice(0, shownCharacters), result, reason: why },
        'operation not prepared',
      );
    }
  }
  metrics.warmedUp(durationMs);
  logger.info(
    { version: snapshot.version, ...counts, durationMs: Math.round(durationMs) },
    'supergraph warmed up',
  );
}

function describeRefusal({ errors }: RefusedResponse): string {
  return errors.map((error) => `${codeOfError(error)}: ${error.message}`).join('; ');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
