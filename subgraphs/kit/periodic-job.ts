import type { Logger } from './logger.ts';

/** Runs `job` every `intervalMs`, never twice at once. */
export function startPeriodicJob(
  job: { readonly name: string; readonly intervalMs: number; readonly run: () => Promise<void> },
  logger: Logger,
): { close(): Promise<void> } {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= job
      .run()
      .catch((error: unknown) => logger.warn({ err: error, job: job.name }, 'periodic job failed'))
      .finally(() => {
        running = undefined;
      });
  }, job.intervalMs);
  return {
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
