import type { MetricValues } from '../observability/aggregate-metrics.ts';

/** What a worker sends to the primary process. */
export type WorkerMessage =
  /** It listens and wants traffic. Sent once. */
  | { readonly kind: 'worker-ready'; readonly url: string; readonly metricsUrl: string | undefined }
  | { readonly kind: 'worker-metrics'; readonly id: number; readonly values: MetricValues }
  | { readonly kind: 'group-metrics-wanted'; readonly id: number };

/** What the primary process sends to a worker. */
export type PrimaryMessage =
  /** Every worker was ready at least once. */
  | { readonly kind: 'group-ready' }
  /** Stop gracefully and end. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'worker-metrics-wanted'; readonly id: number }
  | { readonly kind: 'group-metrics'; readonly id: number; readonly text: string };

const workerKinds: ReadonlySet<unknown> = new Set<WorkerMessage['kind']>([
  'worker-ready',
  'worker-metrics',
  'group-metrics-wanted',
]);
const primaryKinds: ReadonlySet<unknown> = new Set<PrimaryMessage['kind']>([
  'group-ready',
  'stop',
  'worker-metrics-wanted',
  'group-metrics',
]);

/** Whether a message on the channel of a worker is one of ours; other parts may use the channel too. */
export function isWorkerMessage(message: unknown): message is WorkerMessage {
  return workerKinds.has(kindOf(message));
}

/** Whether a message on the channel to the primary process is one of ours. */
export function isPrimaryMessage(message: unknown): message is PrimaryMessage {
  return primaryKinds.has(kindOf(message));
}

function kindOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'kind' in message ? message.kind : undefined;
}
