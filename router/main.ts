import cluster from 'node:cluster';
import { exitMistaken } from './command/command.ts';
import { readProductVersion } from './command/product-version.ts';
import { obeyStopSignals } from './command/stop-signals.ts';
import { describeCommandLine, parseCommandLine } from './config/command-line.ts';
import { loadConfig } from './config/load-config.ts';
import type { RouterConfig } from './config/router-config.ts';
import { countWorkers } from './config/workers-config.ts';
import { limitHeapGrowth } from './limit-heap-growth.ts';
import { createLogger, type Logger } from './observability/logger.ts';
import type { RouterParts } from './router.ts';
import type { Router } from './router-lifecycle.ts';

const exitInvalid = 1;

/** What stopping takes besides waiting for requests: closing connections, ending processes. */
const stopSlackMs = 10_000;

limitHeapGrowth();
await runProcess();

async function runProcess(): Promise<void> {
  const commandLine = parseCommandLine(process.argv.slice(2));
  if (commandLine.wanted !== undefined) {
    console.log(commandLine.wanted === 'help' ? describeCommandLine() : readProductVersion());
    return;
  }
  const loaded = loadConfig({ commandLine, environment: process.env });
  if (loaded.kind === 'invalid') {
    for (const error of loaded.errors) console.error(`router: ${error}`);
    process.exitCode = loaded.isCommandLineWrong ? exitMistaken : exitInvalid;
    return;
  }
  const { config, warnings } = loaded;
  const logger = createLogger(config.logging);
  if (cluster.isWorker) {
    await runWorker(config, logger);
    return;
  }
  for (const warning of warnings) logger.warn({}, warning);
  const workers = countWorkers(config.workers);
  await (workers > 1 ? runPrimary(config, logger, workers) : runAlone(config, logger));
}

/** One process that does everything. */
async function runAlone(config: RouterConfig, logger: Logger): Promise<void> {
  const starting = startRouter(config, { logger });
  // A signal during the start is obeyed as soon as there is something to stop.
  onStopSignals(
    logger,
    () => void starting.then(stopRouter),
    () => process.exit(exitInvalid),
  );
  const router = await starting;
  logger.info(
    { url: `${router.url}${config.server.path}`, engine: config.federation.engine },
    'router is listening',
  );
}

/** The process that starts, watches and stops the others. */
async function runPrimary(config: RouterConfig, logger: Logger, count: number): Promise<void> {
  const { runWorkers } = await import('./workers/run-workers.ts');
  const { server, supergraph, federation } = config;
  const workers = runWorkers({
    count,
    restarts: config.workers,
    stopTimeoutMs: server.drainDelayMs + server.drainTimeoutMs + supergraph.drainTimeoutMs + stopSlackMs,
    logger,
    onReady: ({ url, metricsUrl, workerPids }) =>
      logger.info(
        { url: `${url}${server.path}`, metricsUrl, engine: federation.engine, workerPids },
        'router is listening',
      ),
  });
  onStopSignals(logger, workers.stop, () => {
    workers.kill();
    process.exit(exitInvalid);
  });
  process.exit(await workers.ended);
}

/** One of several processes that share the port. */
async function runWorker(config: RouterConfig, logger: Logger): Promise<void> {
  const { joinWorkers } = await import('./workers/join-workers.ts');
  const place = joinWorkers();
  const router = await startRouter(config, { logger, group: place });
  place.announceWhenReady({
    url: router.url,
    metricsUrl: router.metricsUrl,
    isReady: () => router.readiness().kind === 'ready',
  });
  await place.stopWanted;
  await stopRouter(router);
}

/** Logs the wish to stop before it is obeyed. */
function onStopSignals(logger: Logger, stop: () => void, force: () => void): void {
  obeyStopSignals({
    stop(signal) {
      logger.info({ signal }, 'stopping');
      stop();
    },
    force,
  });
}

async function startRouter(config: RouterConfig, parts: RouterParts): Promise<Router> {
  try {
    // Loaded here, so that a primary process does without all of it.
    const { createRouter } = await import('./router.ts');
    return await createRouter(config, parts);
  } catch (error: unknown) {
    console.error(`router: ${error instanceof Error ? error.message : String(error)}`);
    return process.exit(exitInvalid);
  }
}

async function stopRouter(router: Router): Promise<void> {
  try {
    await router.close();
    process.exit(0);
  } catch (error: unknown) {
    console.error(`router: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(exitInvalid);
  }
}
