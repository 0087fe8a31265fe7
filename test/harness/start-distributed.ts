import { businessErrorStatuses } from '../../subgraphs/kit/errors/error-codes.ts';
import { findFreePort } from '../../subgraphs/kit/lifecycle/free-port.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { type SpawnedProcess, spawnNode } from './spawn-process.ts';
import { testViewerTokenSecret } from './start-domain.ts';
import { waitUntil } from './wait-until.ts';

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
 */
export async function startDistributed(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningDistributed> {
  const servicePorts = new Map<string, number>();
  const subgraphPorts = new Map<string, number>();
  for (const { name } of domainRegistry) {
    servicePorts.set(name, await findFreePort());
    subgraphPorts.set(name, await findFreePort());
  }
  const environment: Record<string, string> = {
    ERP_DATABASE_URL: databaseUrl,
    ERP_VIEWER_TOKEN_SECRET: testViewerTokenSecret,
    ERP_SEED_DEMO: 'true',
    ERP_LOG_LEVEL: 'info',
    ...settings,
    ...Object.fromEntries(
      [...servicePorts].map(([name, port]) => [
        `ERP_${name.toUpperCase()}_SERVICE_ADDRESS`,
        `127.0.0.1:${port}`,
      ]),
    ),
  };
  const services = new Map<string, SpawnedProcess>();
  const others: SpawnedProcess[] = [];
  const isReady = /is ready/;

  const startService = async (name: string): Promise<void> => {
    const service = spawnNode(
      'subgraphs/run-part.ts',
      ['service', name, '--port', String(servicePorts.get(name))],
      environment,
    );
    services.set(name, service);
    await service.waitForOutput(isReady);
  };
  const close = async (): Promise<void> => {
    await Promise.all([...others.toReversed(), ...services.values()].map((part) => part.stop()));
  };
  try {
    await Promise.all(domainRegistry.map(({ name }) => startService(name)));
    await Promise.all(
      domainRegistry.map(({ name }) => {
        const subgraph = spawnNode(
          'subgraphs/run-part.ts',
          ['subgraph', name, '--port', String(subgraphPorts.get(name))],
          environment,
        );
        others.push(subgraph);
        return subgraph.waitForOutput(isReady);
      }),
    );
    const port = await findFreePort();
    const router = spawnNode(
      'router/main.ts',
      ['--supergraph', 'schema/generated/supergraph.graphql', '--port', String(port)],
      {
        ERP_SERVER_HOST: '127.0.0.1',
        ERP_VIEWER_TOKEN_SECRET: testViewerTokenSecret,
        ERP_SUBGRAPHS: JSON.stringify(
          Object.fromEntries(
            [...subgraphPorts].map(([name, subgraphPort]) => [
              name,
              { url: `http://127.0.0.1:${subgraphPort}/graphql` },
            ]),
          ),
        ),
        ERP_ERRORS_PROPAGATE_ALL_CODES: JSON.stringify(businessErrorStatuses),
        ERP_JWT_JWKS_URL: `http://127.0.0.1:${subgraphPorts.get('auth')}/.well-known/jwks.json`,
        ERP_JWT_ISSUER: 'erp-auth',
        ERP_JWT_AUDIENCE: 'erp-supergraph',
      },
    );
    others.push(router);
    await waitForReady(`http://127.0.0.1:${port}/ready`);
    return {
      url: `http://127.0.0.1:${port}/graphql`,
      killService: async (name) => {
        await services.get(name)?.stop('SIGKILL');
      },
      restartService: startService,
      output: () => [...services.values(), ...others].map((part) => part.output()).join('\n'),
      close,
    };
  } catch (error: unknown) {
    await close();
    throw error;
  }
}

function waitForReady(url: string): Promise<true> {
  return waitUntil(`readiness of ${url}`, () =>
    fetch(url).then(
      (response) => response.ok || undefined,
      () => undefined,
    ),
  );
}
