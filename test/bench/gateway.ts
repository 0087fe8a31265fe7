import { createContender, isContenderName } from './contenders.ts';

/** Message of the process to its parent. */
export type GatewayMessage =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'usage'; readonly cpuMicros: number };

// One gateway in a process of its own, so that its CPU time and memory are its own.
const [, , name = '', supergraphFile = ''] = process.argv;
if (!isContenderName(name)) throw new Error(`Unknown contender: ${name}`);
const url = await createContender(name, supergraphFile);

process.on('message', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  send({ kind: 'usage', cpuMicros: userCPUTime + systemCPUTime });
});
process.on('disconnect', () => process.exit(0));
send({ kind: 'listening', url });

function send(message: GatewayMessage): void {
  process.send?.(message);
}
