import type { LogStream } from '../router/command/log-stream.ts';
import { type DataLocation, databaseUrlOf } from './kit/database/data-location.ts';
import { openEventBus } from './kit/events/open-event-bus.ts';
import { type ReservedPort, reserveFreePort } from './kit/lifecycle/free-port.ts';
import type { RunningPart } from './kit/lifecycle/running-part.ts';
import { createLogger } from './kit/observability/logger.ts';
import { createPartMetrics } from './kit/observability/part-metrics.ts';
import { systemClock } from './kit/values/clock.ts';
import { gatherPermissions } from './kit/viewer/permission-grants.ts';
import { createViewerTokens } from './kit/viewer/viewer-token.ts';
import { domainRegistry, type SubgraphRegistration, subgraphRegistry } from './registry.ts';

interface ServeAllOptions {
  readonly host: string;
  /** `contract`: the documented ports; `free`: any free ones. */
  readonly ports: 'contract' | 'free';
  readonly data: DataLocation;
  readonly seedDemo: boolean;
  /** Shared with the router; at least 32 bytes. */
  readonly viewerTokenSecret: string;
  readonly logLevel: string;
  /** Where log lines go; standard output when undefined. */
  readonly logStream: LogStream | undefined;
  /** Milliseconds after which a stop cuts what is still in flight, for each part. */
  readonly drainTimeoutMs: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** All domains of this process and their addresses. */
export interface RunningDomains {
  /** GraphQL URL of each subgraph, by its name. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** `host:port` of each gRPC service, by domain name. */
  readonly serviceAddresses: Readonly<Record<string, string>>;
  /** Stops subgraphs before services, and the event bus last. */
  close(): Promise<void>;
}

/** Every domain, service and subgraph, in this process over real sockets. When one cannot start, none stays. */
export async function serveAllDomains(options: ServeAllOptions): Promise<RunningDomains> {
  const viewerTokens = createViewerTokens(options.viewerTokenSecret);
  const busLogger = createLogger('event-bus', options.logLevel, options.logStream);
  const bus = await openEventBus({ url: await databaseUrlOf(options.data, 'event-bus'), logger: busLogger });
  const services: RunningPart[] = [];
  const subgraphs: RunningPart[] = [];
  const serviceAddresses: Record<string, string> = {};
  const subgraphUrls: Record<string, string> = {};
  const close = async (): Promise<void> => {
    await Promise.all(subgraphs.map((part) => part.close()));
    await Promise.all(services.map((part) => part.close()));
    await bus.close();
  };
  const peerAddress = (name: string): string => {
    const address = serviceAddresses[name];
    if (!address) throw new Error(`The service of ${name} is not running.`);
    return address;
  };
  const permissionsByRole = gatherPermissions(domainRegistry);
  const environment = { ...options.environment };
  // Services may have to know the address of a subgraph, which starts after them.
  const reservedPorts = new Map<string, ReservedPort>();
  for (const { name, subgraphPort } of subgraphRegistry) {
    if (options.ports === 'free') reservedPorts.set(name, await reserveFreePort());
    const port = reservedPorts.get(name)?.port ?? subgraphPort;
    environment[`ERP_${name.toUpperCase()}_SUBGRAPH_URL`] ??= `http://${options.host}:${port}`;
  }

  const startSubgraph = async ({ name, subgraphPort, load }: SubgraphRegistration): Promise<void> => {
    const part = await load();
    const reserved = reservedPorts.get(name);
    await reserved?.release();
    const subgraph = await part.startSubgraph({
      host: options.host,
      port: reserved?.port ?? subgraphPort,
      serviceAddress: peerAddress,
      viewerTokens,
      logger: createLogger(`${name}-subgraph`, options.logLevel, options.logStream),
      metrics: createPartMetrics(`${name}-subgraph`, { collectProcessMetrics: false }),
      drainTimeoutMs: options.drainTimeoutMs,
    });
    subgraphs.push(subgraph);
    subgraphUrls[name] = `${subgraph.address}/graphql`;
  };
  const domainNames = new Set(domainRegistry.map(({ name }) => name));

  const started = await Promise.allSettled([
    ...domainRegistry.map(async (registration) => {
      const domain = await registration.load();
      const service = await domain.startService({
        host: options.host,
        port: options.ports === 'contract' ? registration.servicePort : 0,
        databaseUrl: await databaseUrlOf(options.data, registration.name),
        viewerTokens,
        bus,
        peerAddress,
        permissionsByRole,
        seedDemo: options.seedDemo,
        logger: createLogger(`${registration.name}-service`, options.logLevel, options.logStream),
        clock: systemClock,
        drainTimeoutMs: options.drainTimeoutMs,
        environment,
      });
      services.push(service);
      serviceAddresses[registration.name] = service.address;
      await startSubgraph(registration);
    }),
    // What has no service of its own waits for none.
    ...subgraphRegistry.filter(({ name }) => !domainNames.has(name)).map(startSubgraph),
  ]);
  const failure = started.find((outcome) => outcome.status === 'rejected');
  if (failure) {
    await Promise.all([...reservedPorts.values()].map((reserved) => reserved.release()));
    await close();
    throw failure.reason;
  }
  return { subgraphUrls, serviceAddresses, close };
}
