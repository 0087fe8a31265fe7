/** Where a router is in its life. It only ever moves forward. */
export type RouterState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'running' }
  | { readonly phase: 'draining'; readonly stopped: Promise<void> }
  | { readonly phase: 'stopped' };

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
