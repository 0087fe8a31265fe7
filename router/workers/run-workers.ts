import cluster, { type Worker } from 'node:cluster';
import type { WorkersConfig } from '../config/workers-config.ts';
import { createGroupMetrics } from '../observability/aggregate-metrics.ts';
import type { Logger } from '../observability/logger.ts';
import { createMetricsGatherer } from './gather-metrics.ts';
import { createRestartBackoff, type RestartBackoff } from './restart-backoff.ts';
import { isWorkerMessage, type PrimaryMessage, type WorkerMessage } from './worker-messages.ts';

/** What the primary process needs. */
interface RunWorkersOptions {
  readonly count: number;
  readonly restarts: Pick<WorkersConfig, 'restartDelayMs' | 'maxRestartDelayMs'>;
  /** Longest time a graceful stop takes; workers that are left are killed. */
  readonly stopTimeoutMs: number;
  readonly logger: Logger;
  /** Called once, when every worker wants traffic. */
  readonly onReady: (group: ReadyGroup) => void;
}

/** A group whose workers all want traffic. */
interface ReadyGroup {
  readonly url: string;
  readonly metricsUrl: string | undefined;
  readonly workerPids: ReadonlyArray<number | undefined>;
}

/** A group of workers in operation. */
interface RunningWorkers {
  /** Resolves with the exit code of the group when the last worker has ended. */
  readonly ended: Promise<number>;
  /** Lets all workers finish what they do and end. */
  stop(): void;
  /** Ends all workers immediately. */
  kill(): void;
}

/** One of the places of the group, and the worker that has it. */
interface Slot {
  readonly backoff: RestartBackoff;
  worker: Worker;
  startedAt: number;
  isReady: boolean;
  restart: NodeJS.Timeout | undefined;
}

/**
 * Forks the workers and keeps their number. A worker that ends by itself is replaced, later each time its
 * successors end early. A worker that ends before the group was complete means that the router cannot start:
 * the group ends with 1.
 */
export function runWorkers(options: RunWorkersOptions): RunningWorkers {
  const { logger } = options;
  const metrics = createGroupMetrics();
  const gatherer = createMetricsGatherer(metrics);
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();
  let phase: 'starting' | 'running' | 'stopping' = 'starting';
  let exitCode = 0;

  const slots = Array.from({ length: options.count }, (): Slot => {
    const { restartDelayMs: firstDelayMs, maxRestartDelayMs: maxDelayMs } = options.restarts;
    const backoff = createRestartBackoff({ firstDelayMs, maxDelayMs });
    return {
      backoff,
      worker: cluster.fork(),
      startedAt: performance.now(),
      isReady: false,
      restart: undefined,
    };
  });
  cluster.on('message', (worker, message: unknown) => {
    if (isWorkerMessage(message)) receive(worker, message);
  });
  cluster.on('exit', (worker, code, signal) => {
    const slot = slots.find((candidate) => candidate.worker === worker);
    if (slot !== undefined) leave(slot, code, signal);
  });

  function receive(worker: Worker, message: WorkerMessage): void {
    switch (message.kind) {
      case 'worker-ready':
        becomeReady(worker, message);
        return;
      case 'worker-metrics':
        gatherer.receive(message.id, message.values);
        return;
      case 'group-metrics-wanted':
        void gatherer
          .gather(slots.map((slot) => slot.worker))
          .then((text) => send(worker, { kind: 'group-metrics', id: message.id, text }));
    }
  }

  function becomeReady(worker: Worker, urls: Extract<WorkerMessage, { kind: 'worker-ready' }>): void {
    const slot = slots.find((candidate) => candidate.worker === worker);
    if (slot === undefined) return;
    slot.isReady = true;
    reportReady();
    if (phase === 'starting' && slots.every(({ isReady }) => isReady)) {
      phase = 'running';
      for (const member of slots) send(member.worker, { kind: 'group-ready' });
      const { url, metricsUrl } = urls;
      options.onReady({ url, metricsUrl, workerPids: slots.map((member) => member.worker.process.pid) });
    } else if (phase === 'running') {
      send(worker, { kind: 'group-ready' });
    }
  }

  function leave(slot: Slot, code: number | null, signal: string | null): void {
    const wasReady = slot.isReady;
    slot.isReady = false;
    reportReady();
    if (phase === 'stopping') {
      if (code !== 0) exitCode = 1;
      endWhenEmpty();
      return;
    }
    if (phase === 'starting' && !wasReady) {
      // The worker has said why.
      exitCode = 1;
      stop();
      endWhenEmpty();
      return;
    }
    const delayMs = Math.round(slot.backoff.delayAfter(performance.now() - slot.startedAt));
    logger.error({ workerPid: slot.worker.process.pid, code, signal, delayMs }, 'worker ended, replacing it');
    metrics.workerRestarted();
    slot.restart = setTimeout(() => {
      slot.restart = undefined;
      slot.worker = cluster.fork();
      slot.startedAt = performance.now();
    }, delayMs);
  }

  function stop(): void {
    if (phase === 'stopping') return;
    phase = 'stopping';
    for (const slot of slots) {
      clearTimeout(slot.restart);
      send(slot.worker, { kind: 'stop' });
    }
    const limit = setTimeout(() => {
      exitCode = 1;
      kill();
    }, options.stopTimeoutMs);
    void ended.then(() => clearTimeout(limit));
    endWhenEmpty();
  }

  function kill(): void {
    for (const { worker } of slots) worker.process.kill('SIGKILL');
  }

  function endWhenEmpty(): void {
    if (slots.every(({ worker }) => worker.isDead())) end(exitCode);
  }

  function reportReady(): void {
    metrics.workersReady(slots.filter(({ isReady }) => isReady).length);
  }

  return { ended, stop, kill };
}

function send(worker: Worker, message: PrimaryMessage): void {
  // A failed delivery means that the worker is gone, which its exit event handles.
  if (worker.isConnected()) worker.send(message, () => undefined);
}
