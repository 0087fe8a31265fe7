import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');

/** A process of this repository under test. */
export interface SpawnedProcess {
  readonly process: ChildProcess;
  /** Everything it has written so far, both streams. */
  output(): string;
  /** Resolves with the match when the output matches; rejects when the process ends or `timeoutMs` passes. */
  waitForOutput(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
  /** Sends the signal and resolves with the exit code (null when the signal ended it). */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Resolves with the exit code when the process ends by itself. */
  exited(): Promise<number | null>;
}

/** Starts `node <script> <args>` in the root of the repository, with the Node that runs the tests. */
export function spawnNode(
  script: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): SpawnedProcess {
  return spawnCommand(process.execPath, [script, ...args], environment);
}

/** Starts any command in the root of the repository; variables of the product that are set here do not reach it. */
export function spawnCommand(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): SpawnedProcess {
  const script = [command, ...args].join(' ');
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !name.startsWith('ERP_') && name !== 'NODE_OPTIONS' && name !== 'CONFIG_FILE',
    ),
  );
  const child = spawn(command, [...args], {
    cwd: root,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a signal reaches what npm and shells start in turn, as Ctrl-C would.
    detached: true,
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      for (const listener of listeners) listener();
    });
  }
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    output: () => text,
    exited: () => exit,
    waitForOutput: (pattern, timeoutMs = 100_000) =>
      new Promise((resolve, reject) => {
        const settle = (finish: () => void): void => {
          clearTimeout(timer);
          listeners.delete(look);
          finish();
        };
        const look = (): void => {
          const match = pattern.exec(text);
          if (match) settle(() => resolve(match));
        };
        const timer = setTimeout(
          () =>
            settle(() =>
              reject(new Error(`${script} did not print ${pattern} in ${timeoutMs} ms:\n${text}`)),
            ),
          timeoutMs,
        );
        void exit.then((code) =>
          settle(() =>
            reject(new Error(`${script} ended with ${code} before printing ${pattern}:\n${text}`)),
          ),
        );
        listeners.add(look);
        look();
      }),
    stop: async (signal = 'SIGTERM') => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, signal);
      return exit;
    },
  };
}
