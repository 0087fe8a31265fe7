/** What a process does about signals that ask it to stop. */
interface StopReactions {
  /** The first one: ends in good order. */
  readonly stop: (signal: NodeJS.Signals) => void;
  /** A further one: ends immediately. */
  readonly force: () => void;
}

/**
 * Time in which signals count as one. A terminal sends Ctrl-C to every process of its group, npm among them, and npm
 * passes its own on to the same process; a supervisor that signals a whole group does the same with SIGTERM.
 */
const sameSignalMs = 500;

/** Obeys the first SIGTERM or SIGINT gracefully, and another one that comes later immediately. */
export function obeyStopSignals({ stop, force }: StopReactions): void {
  let firstAt: number | undefined;
  const obey = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      stop(signal);
    } else if (now - firstAt >= sameSignalMs) {
      force();
    }
  };
  process.on('SIGTERM', obey);
  process.on('SIGINT', obey);
}
