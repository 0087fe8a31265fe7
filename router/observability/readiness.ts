/** Whether the router should get traffic, and why not. */
export type Readiness =
  | { readonly kind: 'ready' }
  | { readonly kind: 'not-ready'; readonly check: string; readonly reason: string };

/** Something without which the router should get no traffic. */
export interface ReadinessCheck {
  readonly name: string;
  /** Why it should get none; undefined when it should. */
  readonly findObstacle: () => string | undefined;
}

/** Runs checks in order; the first one with an obstacle decides. */
export function checkReadiness(checks: readonly ReadinessCheck[]): Readiness {
  for (const { name, findObstacle } of checks) {
    const reason = findObstacle();
    if (reason !== undefined) return { kind: 'not-ready', check: name, reason };
  }
  return { kind: 'ready' };
}
