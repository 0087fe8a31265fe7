import { expect } from '@jest/globals';
import { acme, demoCustomers, demoUsers } from '../../../subgraphs/kit/demo/demo-people.ts';
import { demoEvents, demoReservations } from '../../../subgraphs/kit/demo/demo-sales.ts';
import { DomainError } from '../../../subgraphs/kit/errors/domain-error.ts';
import { type CallOptions, createGrpcClient } from '../../../subgraphs/kit/grpc/grpc-client.ts';
import type { Viewer } from '../../../subgraphs/kit/viewer/viewer.ts';
import { domainRegistry } from '../../../subgraphs/registry.ts';
import { createRandom } from '../../federation/fuzz/random.ts';
import { cpuTimeOf } from '../../harness/cpu-time.ts';
import { loadServiceDefinitions } from '../../harness/service-definitions.ts';
import { type DomainUnderTest, openRecordedBus, startDomain } from '../../harness/start-domain.ts';
import { hostileRequest } from './hostile-request.ts';

/** Rows the requests may hit. */
const knownIds = [
  ...demoUsers.slice(0, 3).map(({ id }) => id),
  ...demoCustomers.slice(0, 3).map(({ id }) => id),
  ...demoEvents.slice(0, 3).map(({ id }) => id),
  ...demoReservations.slice(0, 3).flatMap(({ id, paymentIntentId }) => [id, paymentIntentId ?? '']),
];

/** Every permission there is. */
const allPermissions = domainRegistry.flatMap(({ permissionGrants }) => Object.keys(permissionGrants));

/**
 * Calls every RPC of every service, past the subgraphs, with hostile requests: each is answered or refused with a
 * code the client can act on. No request causes an internal error, takes long, or ends a service.
 */
export async function expectHostileRequestsAreRefused(
  databaseUrl: string,
  seed: number,
  rounds: number,
): Promise<void> {
  const bus = await openRecordedBus(databaseUrl);
  const peers: Record<string, string> = {};
  const running = new Map<string, DomainUnderTest>();
  const random = createRandom(seed);
  const failures: string[] = [];
  let answered = 0;
  try {
    for (const { name, load } of domainRegistry) {
      const domain = await startDomain(await load(), { databaseUrl, seedDemo: true, bus, peers });
      running.set(name, domain);
      peers[name] = domain.serviceAddress;
    }
    const mighty: Viewer = {
      kind: 'user',
      userId: demoUsers[0]?.id ?? '',
      organizationId: acme.id,
      roles: ['owner'],
      sessionId: 'session',
      permissions: allPermissions,
    };
    const viewers: readonly Viewer[] = [
      mighty,
      mighty,
      { ...mighty, userId: 'unknown-user', roles: [], permissions: [] },
    ];
    for (const [name, definition] of await loadServiceDefinitions()) {
      const domain = running.get(name);
      if (!domain) throw new Error(`The registry has no ${name}.`);
      const client = createGrpcClient(definition, domain.serviceAddress);
      const rpc = client.rpc as Record<string, (request: unknown, call: CallOptions) => Promise<unknown>>;
      for (const [method, { requestDeserialize, requestSerialize, path }] of Object.entries(definition)) {
        const empty = requestDeserialize(Buffer.alloc(0)) as Record<string, unknown>;
        for (let round = 0; round < rounds; round += 1) {
          const request = hostileRequest(random, empty, knownIds);
          try {
            requestSerialize(request as never);
          } catch {
            // An optional field of another type than guessed.
            continue;
          }
          const viewerToken = await domain.viewerTokens.sign(random.pick(viewers));
          const cpuMs = await cpuTimeOf(async () => {
            try {
              await rpc[method]?.(request, { viewerToken, requestId: 'hostile' });
            } catch (error: unknown) {
              const code = error instanceof DomainError ? error.code : 'not a DomainError';
              if (!refusals.has(code)) failures.push(`${path} ${code}: ${describe(request)}`);
            }
          });
          answered += 1;
          if (cpuMs > maxCpuMs) failures.push(`${path} cost ${Math.round(cpuMs)} ms: ${describe(request)}`);
        }
      }
      client.close();
    }
  } finally {
    await Promise.all([...running.values()].map((domain) => domain.close()));
    await bus.close();
  }
  expect(failures).toEqual([]);
  expect(answered).toBeGreaterThan(rounds * 50);
}

/** Milliseconds of CPU that no request may cost. */
const maxCpuMs = 5_000;
const refusals: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'PAYMENT_DECLINED',
  'RATE_LIMITED',
]);

function describe(request: object): string {
  return JSON.stringify(request, (_key, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'string' && value.length > 100) return `${value.slice(0, 20)}… (${value.length})`;
    return Array.isArray(value) && value.length > 3 ? [...value.slice(0, 2), `… ${value.length}`] : value;
  }).slice(0, 600);
}
