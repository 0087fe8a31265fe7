import type { UserViewer } from '../../subgraphs/kit/viewer/viewer.ts';

/** A logged-in user of organization `acme-org` (by default) with exactly these permissions. */
export function userViewer(permissions: readonly string[], overrides: Partial<UserViewer> = {}): UserViewer {
  return {
    kind: 'user',
    userId: 'user-1',
    organizationId: 'acme-org',
    roles: [],
    sessionId: 'session-1',
    ...overrides,
    permissions,
  };
}
