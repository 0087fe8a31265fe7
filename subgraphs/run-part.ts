import { describeMistakes, exitMistaken } from '../router/command/command.ts';
import { openLogStream } from '../router/command/log-stream.ts';
import { obeyStopSignals } from '../router/command/stop-signals.ts';
import { describeUnknownVariables } from '../router/command/unknown-variables.ts';
import { databaseUrlOf } from './kit/database/data-location.ts';
import { openEventBus } from './kit/events/open-event-bus.ts';
import type { RunningPart } from './kit/lifecycle/running-part.ts';
import { createLogger } from './kit/observability/logger.ts';
import { type MetricsListener, startMetricsListener } from './kit/observability/metrics-listener.ts';
import { createPartMetrics, type PartMetrics } from './kit/observability/part-metrics.ts';
import type { SubgraphPart } from './kit/part/domain.ts';
import { systemClock } from './kit/values/clock.ts';
import { gatherPermissions } from './kit/viewer/permission-grants.ts';
import { createViewerTokens } from './kit/viewer/viewer-token.ts';
import { type PartSettings, partVariableNames, readPartSettings } from './part-settings.ts';
import { domainRegistry } from './registry.ts';

/**
 * One part of the distributed system as a process of its own:
 * `npm run service -- crm` and `npm run subgraph -- crm` (see `--help`).
 */
const outcome = readPartSettings(process.argv.slice(2), process.env);
if (outcome.kind === 'explain') {
  console.log(outcome.text);
  process.exit(0);
}
if (outcome.kind === 'mistaken') {
  console.error(describeMistakes(outcome.mistakes));
  process.exit(exitMistaken);
}
if (outcome.kind === 'invalid') {
  for (const error of outcome.errors) console.error(error);
  process.exit(outcome.isCommandLineWrong ? exitMistaken : 1);
}

const { settings } = outcome;
const part = `${settings.registration.name}-${settings.kind}`;
const logger = createLogger(part, settings.logLevel, openLogStream(settings.logFormat));
/** What has not stopped so long after it was drained never will. */
const stopSlackMs = 10_000;

const starting = start(settings).catch((error: unknown) => {
  console.error(`${part} could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
// A signal during the start is obeyed as soon as there is something to stop.
obeyStopSignals({
  stop() {
    logger.info(`${part} is stopping`);
    setTimeout(() => {
      logger.error(`${part} did not stop in time`);
      process.exit(1);
    }, settings.drainTimeoutMs + stopSlackMs).unref();
    starting
      .then((running) => running.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, `${part} did not stop cleanly`);
          process.exit(1);
        },
      );
  },
  force: () => process.exit(1),
});
logger.info({ address: (await starting).address }, `${part} is ready`);

async function start(from: PartSettings): Promise<RunningPart> {
  const viewerTokens = createViewerTokens(from.viewerTokenSecret);
  const metrics = createPartMetrics(part, { collectProcessMetrics: true });
  if (from.kind === 'subgraph') {
    const subgraph = await from.registration.load();
    warnAboutVariables(subgraph);
    return subgraph.startSubgraph({
      host: from.host,
      port: from.port,
      serviceAddress: from.peerAddress,
      viewerTokens,
      logger,
      metrics,
      drainTimeoutMs: from.drainTimeoutMs,
    });
  }
  const domain = await from.registration.load();
  warnAboutVariables(domain);
  const bus = await openEventBus({ url: await databaseUrlOf(from.data, 'event-bus'), logger });
  const service = await domain.startService({
    host: from.host,
    port: from.port,
    databaseUrl: await databaseUrlOf(from.data, domain.name),
    viewerTokens,
    bus,
    peerAddress: from.peerAddress,
    permissionsByRole: gatherPermissions(domainRegistry),
    seedDemo: from.seedDemo,
    logger,
    metrics,
    clock: systemClock,
    drainTimeoutMs: from.drainTimeoutMs,
    environment: process.env,
  });
  const listener = await listenForMonitoring(from, metrics);
  return {
    address: service.address,
    close: async () => {
      // Monitoring sees the part leave and can watch it do so.
      listener?.markStopping();
      await service.close();
      await bus.close();
      await listener?.close();
    },
  };
}

function warnAboutVariables({ settings: own }: SubgraphPart): void {
  const names = [...partVariableNames, ...Object.keys(own?.schema.shape ?? {})];
  for (const warning of describeUnknownVariables(process.env, { names, areAll: false })) logger.warn(warning);
}

async function listenForMonitoring(
  { host, metricsPort }: PartSettings,
  metrics: PartMetrics,
): Promise<MetricsListener | undefined> {
  if (metricsPort === undefined) return undefined;
  const listener = await startMetricsListener({ host, port: metricsPort, part, metrics, logger });
  logger.info({ address: listener.address }, `${part} shows its metrics`);
  return listener;
}
