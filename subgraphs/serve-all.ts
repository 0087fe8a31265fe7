import { systemClock } from './kit/clock.ts';
import { type DataLocation, databaseUrlOf } from './kit/data-location.ts';
import { createLogger } from './kit/logger.ts';
import { createPartMetrics } from './kit/part-metrics.ts';
import type { RunningPart } from './kit/running-part.ts';
import { openSqlEventBus } from './kit/sql-event-bus.ts';
import { createViewerTokens } from './kit/viewer-token.ts';
import { domainRegistry } from './registry.ts';

export interface ServeAllOptions {
  readonly host: string;
  /** `contract`: the documented ports; `free`: any free ones. */
  readonly ports: 'contract' | 'free';
  readonly data: DataLocation;
  readonly seedDemo: boolean;
  /** Shared with the router; at least 32 bytes. */
  readonly viewerTokenSecret: string;
  readonly logLevel: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface RunningDomains {
  /** GraphQL URL of each subgraph, by domain name. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** `host:port` of each gRPC service, by domain name. */
  readonly serviceAddresses: Readonly<Record<string, string>>;
  /** Stops subgraphs before services, and the event bus last. */
  close(): Promise<void>;
}

/** Every domain, service and subgraph, in this process over real sockets. When one cannot start, none stays. */
export async function serveAllDomains(options: ServeAllOptions): Promise<RunningDomains> {
  const viewerTokens = createViewerTokens(options.viewerTokenSecret);
  const busLogger = createLogger('event-bus', options.logLevel);
  const bus = await openSqlEventBus({ url: databaseUrlOf(options.data, 'event-bus'), logger: busLogger });
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
  const portOf = (port: number): number => (options.ports === 'contract' ? port : 0);

  const started = await Promise.allSettled(
    domainRegistry.map(async (registration) => {
      const domain = await registration.load();
      const service = await domain.startService({
        host: options.host,
        port: portOf(registration.servicePort),
        databaseUrl: databaseUrlOf(options.data, registration.name),
        viewerTokens,
        bus,
        peerAddress,
        seedDemo: options.seedDemo,
        logger: createLogger(`${registration.name}-service`, options.logLevel),
        clock: systemClock,
        environment: options.environment,
      });
      services.push(service);
      serviceAddresses[registration.name] = service.address;
      const subgraph = await domain.startSubgraph({
        host: options.host,
        port: portOf(registration.subgraphPort),
        serviceAddress: service.address,
        viewerTokens,
        logger: createLogger(`${registration.name}-subgraph`, options.logLevel),
        metrics: createPartMetrics(`${registration.name}-subgraph`, { collectProcessMetrics: false }),
      });
      subgraphs.push(subgraph);
      subgraphUrls[registration.name] = `${subgraph.address}/graphql`;
    }),
  );
  const failure = started.find((outcome) => outcome.status === 'rejected');
  if (failure) {
    await close();
    throw failure.reason;
  }
  return { subgraphUrls, serviceAddresses, close };
}
