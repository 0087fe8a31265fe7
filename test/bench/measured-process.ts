import { type ChildProcess, fork } from 'node:child_process';

/** A script of this folder in a process of its own. */
export interface MeasuredProcess<Message extends { readonly kind: string }> {
  readonly process: ChildProcess;
  /** Resolves with the next message of a kind; rejects when the process ends before. */
  next<Kind extends Message['kind']>(kind: Kind): Promise<Extract<Message, { kind: Kind }>>;
  /** Asks for a message, with what the question needs besides. */
  ask<Kind extends Message['kind']>(
    kind: Kind,
    details?: Readonly<Record<string, string>>,
  ): Promise<Extract<Message, { kind: Kind }>>;
  /** Ends the process by closing its channel, so that a profile is written. */
  stop(): Promise<void>;
}

/** Starts a script; variables of the product that are set here do not reach it. */
export function startMeasured<Message extends { readonly kind: string }>(
  script: string,
  args: readonly string[] = [],
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly execArgv?: readonly string[];
    /** Whether its standard output is dropped. */
    readonly isSilent?: boolean;
  } = {},
): MeasuredProcess<Message> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('ERP_'));
  const child = fork(new URL(script, import.meta.url), args, {
    execArgv: [...(options.execArgv ?? [])],
    stdio: ['ignore', options.isSilent ? 'ignore' : 'inherit', 'inherit', 'ipc'],
    env: { ...Object.fromEntries(inherited), NODE_ENV: 'production', ...options.environment },
  });
  const next = <Kind extends Message['kind']>(kind: Kind): Promise<Extract<Message, { kind: Kind }>> =>
    new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error(`${script} ended before it said ${kind}`));
      const onMessage = (message: Message): void => {
        if (message.kind !== kind) return;
        child.off('message', onMessage);
        child.off('exit', onExit);
        resolve(message as Extract<Message, { kind: Kind }>);
      };
      child.on('message', onMessage);
      child.once('exit', onExit);
    });
  return {
    process: child,
    next,
    ask(kind, details) {
      const answer = next(kind);
      child.send({ ...details, kind });
      return answer;
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}
