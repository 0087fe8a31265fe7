import type { MetricValues, RenderedMetrics } from '../observability/aggregate-metrics.ts';
import { metricsContentType } from '../observability/aggregate-metrics.ts';
import type { ReadinessCheck } from '../observability/readiness.ts';
import { isPrimaryMessage, type PrimaryMessage, type WorkerMessage } from './worker-messages.ts';

/** The processes a router shares its port with, seen from one of them. */
export interface RouterGroup {
  /** Whether every process of the group has been ready at least once. */
  readonly readiness: ReadinessCheck;
  /** Metrics of all processes together. */
  renderMetrics(): Promise<RenderedMetrics>;
  /** Says where this process's own metrics come from. */
  provideMetrics(collect: () => Promise<MetricValues>): void;
}

/** The place of a worker in its group. */
interface WorkerPlace extends RouterGroup {
  /** Resolves when the primary process wants this worker to stop. */
  readonly stopWanted: Promise<void>;
  /** Reports to the primary process that this worker listens, as soon as `isReady` says so. */
  announceWhenReady(router: AnnouncedRouter): void;
}

/** What the primary process learns about a router. */
interface AnnouncedRouter {
  readonly url: string;
  readonly metricsUrl: string | undefined;
  isReady(): boolean;
}

const readinessIntervalMs = 20;

/**
 * Connects a worker with its primary process. From then on signals are left to the primary process, because a
 * terminal sends them to all processes at the same time. A worker whose primary process is gone ends (node:cluster).
 */
export function joinWorkers(): WorkerPlace {
  const { promise: stopWanted, resolve: wantStop } = Promise.withResolvers<void>();
  const rendered = new Map<number, (text: string) => void>();
  let collect: () => Promise<MetricValues> = async () => [];
  let isGroupReady = false;
  let lastId = 0;

  const receive = (message: PrimaryMessage): void => {
    switch (message.kind) {
      case 'group-ready':
        isGroupReady = true;
        return;
      case 'stop':
        wantStop();
        return;
      case 'worker-metrics-wanted':
        void collect().then((values) => send({ kind: 'worker-metrics', id: message.id, values }));
        return;
      case 'group-metrics':
        rendered.get(message.id)?.(message.text);
        rendered.delete(message.id);
    }
  };
  process.on('message', (message: unknown) => {
    if (isPrimaryMessage(message)) receive(message);
  });
  process.on('SIGTERM', () => undefined);
  process.on('SIGINT', () => undefined);

  return {
    stopWanted,
    readiness: {
      name: 'workers',
      findObstacle: () => (isGroupReady ? undefined : 'other workers are starting'),
    },
    provideMetrics(source) {
      collect = source;
    },
    renderMetrics() {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        rendered.set(id, (text) => resolve({ contentType: metricsContentType, text }));
        send({ kind: 'group-metrics-wanted', id });
      });
    },
    announceWhenReady(router) {
      const timer = setInterval(() => {
        if (!router.isReady()) return;
        clearInterval(timer);
        send({ kind: 'worker-ready', url: router.url, metricsUrl: router.metricsUrl });
      }, readinessIntervalMs);
      timer.unref();
    },
  };
}

function send(message: WorkerMessage): void {
  // A failed delivery means that the primary process is gone, and this one is about to end.
  process.send?.(message, undefined, undefined, () => undefined);
}
