import { businessErrorStatuses } from '../../subgraphs/kit/errors/error-codes.ts';
import { type ReservedPort, reserveFreePort } from '../../subgraphs/kit/lifecycle/free-port.ts';
import { domainRegistry, subgraphRegistry } from '../../subgraphs/registry.ts';
import { type SpawnedProcess, spawnNode } from './spawn-process.ts';
import { testViewerTokenSecret } from './start-domain.ts';
import { waitUntil } from './wait-until.ts';

const startAttempts = 3;
/** What a part writes when another process has taken its port. */
const portIsTaken = /Port \d+ on \S+ is taken by another process/;

/** The distributed system: services, subgraphs and the router as processes over one PostgreSQL. */
export interface RunningDistributed {
  /** The router's GraphQL endpoint. */
  readonly url: string;
  /** Ends the service of a domain immediately, as a crash would. */
  killService(domain: string): Promise<void>;
  /** Starts it again on its port; resolves when it is ready. */
  restartService(domain: string): Promise<void>;
  /** What the processes wrote, for the message of a failing test. */
  output(): string;
  close(): Promise<void>;
}

/**
 * @param databaseUrl an empty PostgreSQL database; it is migrated and filled with demo data
 * @param settings further environment of services and subgraphs
 * @param routerSettings further environment of the router
 */
export function startDistributed(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
  routerSettings: Readonly<Record<string, string>> = {},
): Promise<RunningDistributed> {
  return unlessPortIsTaken(() => startOnce(databaseUrl, settings, routerSettings));
}

/** Runs `start` again, a few times, when another process took a port between its choice and its use. */
async function unlessPortIsTaken<Started>(start: () => Promise<Started>): Promise<Started> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error: unknown) {
      if (attempt === startAttempts || !portIsTaken.test(String(error))) throw error;
    }
  }
}

async function startOnce(
  databaseUrl: string,
  settings: Readonly<Record<string, string>>,
  routerSettings: Readonly<Record<string, string>>,
): Promise<RunningDistributed> {
  // Services know each other's addresses before they start; everything else takes any port and reports it.
  const servicePorts = new Map<string, ReservedPort>();
  for (const { name } of domainRegistry) servicePorts.set(name, await reserveFreePort());
  const environment: Record<string, string> = {
    ERP_DATABASE_URL: databaseUrl,
    ERP_VIEWER_TOKEN_SECRET: testViewerTokenSecret,
    ERP_SEED_DEMO: 'true',
    ERP_LOGGING_LEVEL: 'info',
    ...settings,
    ...Object.fromEntries(
      [...servicePorts].map(([name, { port }]) => [
        `ERP_${name.toUpperCase()}_SERVICE_ADDRESS`,
        `127.0.0.1:${port}`,
      ]),
    ),
  };
  const services = new Map<string, SpawnedProcess>();
  const others: SpawnedProcess[] = [];
  const subgraphUrls: Record<string, string> = {};

  const startService = async (name: string): Promise<void> => {
    const reserved = servicePorts.get(name);
    await reserved?.release();
    const service = spawnNode(
      'subgraphs/run-part.ts',
      ['service', name, '--port', String(reserved?.port)],
      environment,
    );
    services.set(name, service);
    await service.waitForOutput(/is ready/);
  };
  const close = async (): Promise<void> => {
    await Promise.all([...others.toReversed(), ...services.values()].map((part) => part.stop()));
    await Promise.all([...servicePorts.values()].map((reserved) => reserved.release()));
  };
  try {
    await allOf(domainRegistry.map(({ name }) => startService(name)));
    await allOf(
      subgraphRegistry.map(async ({ name }) => {
        const subgraph = spawnNode('subgraphs/run-part.ts', ['subgraph', name, '--port', '0'], environment);
        others.push(subgraph);
        const [, address] = await subgraph.waitForOutput(/"address":"([^"]+)".*is ready/);
        subgraphUrls[name] = `${address}`;
      }),
    );
    const router = spawnNode(
      'router/main.ts',
      ['--supergraph', 'schema/generated/supergraph.graphql', '--port', '0'],
      {
        ERP_SERVER_HOST: '127.0.0.1',
        ERP_VIEWER_TOKEN_SECRET: testViewerTokenSecret,
        ERP_SUBGRAPHS: JSON.stringify(
          Object.fromEntries(
            Object.entries(subgraphUrls).map(([name, url]) => [name, { url: `${url}/graphql` }]),
          ),
        ),
        ERP_ERRORS_PROPAGATE_ALL_CODES: JSON.stringify(businessErrorStatuses),
        ERP_JWT_JWKS_URL: `${subgraphUrls['auth']}/.well-known/jwks.json`,
        ERP_JWT_ISSUER: 'erp-auth',
        ERP_JWT_AUDIENCE: 'erp-supergraph',
        ...routerSettings,
      },
    );
    others.push(router);
    const [, url = ''] = await router.waitForOutput(/"url":"([^"]+)".*router is listening/);
    await waitForReady(new URL('/ready', url).href);
    return {
      url,
      killService: async (name) => {
        await services.get(name)?.stop('SIGKILL');
      },
      restartService: (domain) => unlessPortIsTaken(() => startService(domain)),
      output: () => [...services.values(), ...others].map((part) => part.output()).join('\n'),
      close,
    };
  } catch (error: unknown) {
    await close();
    throw error;
  }
}

/** Waits for all of them, also when one fails, so that everything that was started is known; then throws its error. */
async function allOf(starts: ReadonlyArray<Promise<void>>): Promise<void> {
  const outcomes = await Promise.allSettled(starts);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

function waitForReady(url: string): Promise<true> {
  return waitUntil(`readiness of ${url}`, () =>
    fetch(url).then(
      (response) => response.ok || undefined,
      () => undefined,
    ),
  );
}
