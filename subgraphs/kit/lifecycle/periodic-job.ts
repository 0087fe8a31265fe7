/** Work that repeats, for example expiring holds. A run that fails is logged and tried again next time. */
export interface PeriodicJob {
  readonly name: string;
  readonly intervalMs: number;
  /** Runs at the start too; by default the first run is one interval later. */
  readonly runsAtStart?: boolean;
  /** A run that takes long looks at the signal: it is aborted when the part stops. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Where failed runs are reported: the part's logger. */
interface JobLog {
  warn(details: object, message: string): void;
}

/** Runs the job every `intervalMs`, one run at a time. Closing waits for the run in progress. */
export function startPeriodicJob(job: PeriodicJob, log: JobLog): { close(): Promise<void> } {
  const stop = new AbortController();
  let running: Promise<void> | undefined;
  const run = (): void => {
    running ??= job
      .run(stop.signal)
      .catch((error: unknown) => log.warn({ err: error, job: job.name }, 'periodic job failed'))
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(run, job.intervalMs);
  if (job.runsAtStart) run();
  return {
    close: async () => {
      clearInterval(timer);
      stop.abort();
      await running;
    },
  };
}
