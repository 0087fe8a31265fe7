import { describeCommandLine, parseCommandLine } from './config/command-line.ts';
import { loadConfig } from './config/load-config.ts';
import { createLogger } from './observability/logger.ts';
import { createRouter, type Router } from './router.ts';

const EXIT_INVALID = 1;

await runProcess();

async function runProcess(): Promise<void> {
  const commandLine = parseCommandLine(process.argv.slice(2));
  if (commandLine.isHelpWanted) {
    console.log(describeCommandLine());
    return;
  }
  const loaded = loadConfig({ commandLine, environment: process.env });
  if (loaded.kind === 'invalid') {
    for (const error of loaded.errors) console.error(`router: ${error}`);
    process.exitCode = EXIT_INVALID;
    return;
  }
  const { config, warnings } = loaded;
  const logger = createLogger(config.logging);
  for (const warning of warnings) logger.warn({}, warning);

  let isStopWanted = false;
  let router: Router | undefined;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopWanted) process.exit(EXIT_INVALID);
    isStopWanted = true;
    logger.info({ signal }, 'stopping');
    if (router !== undefined) void stopRouter(router);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  try {
    router = await createRouter(config, { logger });
  } catch (error: unknown) {
    console.error(`router: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(EXIT_INVALID);
  }
  logger.info(
    { url: `${router.url}${config.server.path}`, engine: config.federation.engine },
    'router is listening',
  );
  // A signal during the start is obeyed as soon as there is something to stop.
  if (isStopWanted) await stopRouter(router);
}

async function stopRouter(router: Router): Promise<void> {
  try {
    await router.close();
    process.exit(0);
  } catch (error: unknown) {
    console.error(`router: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(EXIT_INVALID);
  }
}
