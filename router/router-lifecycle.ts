import type { Readiness } from './observability/readiness.ts';

/** Where a router is in its life. It only ever moves forward. */
export type RouterState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'running' }
  | { readonly phase: 'draining'; readonly stopped: Promise<void> }
  | { readonly phase: 'stopped' };

/** A router that is listening. */
export interface Router {
  /** `http://host:port` of the listener. */
  readonly url: string;
  /** `http://host:port` of the metrics listener where `metrics.port` asks for one. */
  readonly metricsUrl: string | undefined;
  readonly state: () => RouterState;
  /** Whether this process wants traffic, whatever others of its group say. */
  readonly readiness: () => Readiness;
  /**
   * Stops gracefully: not ready, delay, no new connections, requests in flight finish, everything is closed.
   * Calls after the first one wait for it.
   */
  readonly close: () => Promise<void>;
}

/** Why a router does not want traffic; undefined when it does. */
export function describeUnavailability(state: RouterState): string | undefined {
  switch (state.phase) {
    case 'starting':
      return 'starting';
    case 'running':
      return undefined;
    case 'draining':
      return 'draining';
    case 'stopped':
      return 'stopped';
  }
}
