import { parseCommandLine } from '../../router/config/command-line.ts';
import { loadConfig } from '../../router/config/load-config.ts';
import { createRouter } from '../../router/router.ts';

/** Message of the process to its parent. */
export type MeasuredRouterMessage =
  | {
      readonly kind: 'listening';
      readonly url: string;
      /** From modules loaded to listening. */
      readonly loadMs: number;
      /** CPU time of that, all threads. */
      readonly loadCpuMs: number;
    }
  | { readonly kind: 'usage'; readonly cpuMicros: number; readonly maxRssBytes: number };

// A router in a process of its own, as `node router/main.ts` starts it, that reports its CPU time when asked.
const startedAt = performance.now();
const cpuAtStart = process.cpuUsage();
const loaded = loadConfig({ commandLine: parseCommandLine(process.argv.slice(2)), environment: process.env });
if (loaded.kind === 'invalid') throw new Error(loaded.errors.join('\n'));
const router = await createRouter(loaded.config);
const loadMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpuAtStart);

process.on('message', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  send({ kind: 'usage', cpuMicros: userCPUTime + systemCPUTime, maxRssBytes: maxRSS * 1024 });
});
process.on('disconnect', () => process.exit(0));
send({
  kind: 'listening',
  url: `${router.url}${loaded.config.server.path}`,
  loadMs,
  loadCpuMs: (user + system) / 1_000,
});

function send(message: MeasuredRouterMessage): void {
  process.send?.(message);
}
