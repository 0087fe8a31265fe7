import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type SpawnedProcess, spawnCommand } from '../harness/spawn-process.ts';
import { testViewerTokenSecret } from '../harness/start-domain.ts';
import { waitUntil } from '../harness/wait-until.ts';

/** Signals reach what an npm script runs: npm signals its child alone, which is a shell unless the script says `exec`. */
let npm: SpawnedProcess | undefined;
afterEach(async () => {
  await npm?.stop('SIGKILL');
  npm = undefined;
});

const supergraph = path.join(import.meta.dirname, '../../schema/generated/supergraph.graphql');

const scripts = [
  { script: 'start', args: ['--port', '0'], ready: /Ready in/ },
  { script: 'dev', args: ['--port', '0'], ready: /Ready in/ },
  {
    script: 'router',
    args: ['--supergraph', supergraph, '--port', '0'],
    ready: /router is listening/,
  },
  { script: 'subgraph', args: ['crm', '--port', '0'], ready: /crm-subgraph is ready/ },
  { script: 'service', args: ['crm', '--port', '0'], ready: /crm-service is ready/ },
] as const;

async function run(script: string, args: readonly string[], ready: RegExp): Promise<SpawnedProcess> {
  const spawned = spawnCommand('npm', ['run', script, '--', ...args], {
    ERP_VIEWER_TOKEN_SECRET: testViewerTokenSecret,
  });
  npm = spawned;
  await spawned.waitForOutput(ready);
  return spawned;
}

/** Whether a process of the group that npm leads is there, the children of its children too. */
function isGroupAlive({ process: { pid = 0 } }: SpawnedProcess): boolean {
  try {
    process.kill(-pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when no process of the group is left. */
function groupEnd(spawned: SpawnedProcess): Promise<true> {
  return waitUntil('the end of every process', async () => (isGroupAlive(spawned) ? undefined : true));
}

describe.each(scripts)('npm run $script', ({ script, args, ready }) => {
  test('ends with 0 and leaves no process when npm gets SIGTERM', async () => {
    const spawned = await run(script, args, ready);
    spawned.process.kill('SIGTERM');
    expect(await spawned.exited()).toBe(0);
    expect(await groupEnd(spawned)).toBe(true);
  });

  test('ends with 0 and leaves no process after Ctrl-C, which comes to npm and to the script', async () => {
    const spawned = await run(script, args, ready);
    expect(await spawned.stop('SIGINT')).toBe(0);
    expect(await groupEnd(spawned)).toBe(true);
  });
});

describe.each(scripts.filter(({ script }) => script === 'start' || script === 'router'))(
  'npm run $script',
  ({ script, args, ready }) => {
    test('ends when Ctrl-C is pressed again and again', async () => {
      const spawned = await run(script, args, ready);
      await waitUntil('the end', async () => {
        if (spawned.process.exitCode !== null || spawned.process.signalCode !== null) return true;
        void spawned.stop('SIGINT');
        return undefined;
      });
      expect(await groupEnd(spawned)).toBe(true);
    });

    test('ends when npm gets SIGTERM while it is starting', async () => {
      const spawned = await run(script, args, /> exec node/);
      spawned.process.kill('SIGTERM');
      await spawned.exited();
      expect(await groupEnd(spawned)).toBe(true);
      expect(spawned.output()).not.toMatch(ready);
    });
  },
);
