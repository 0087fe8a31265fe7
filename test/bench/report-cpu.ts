import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

/** What a process with this module preloaded answers. */
export type CpuMessage =
  | { readonly kind: 'usage'; readonly cpuMicros: number }
  | { readonly kind: 'profiling' }
  | { readonly kind: 'profiled' };

// Preloaded (`--import`) into a program of any checkout: it answers its parent's questions about CPU time and
// records a profile, and ends with its parent.
let session: Session | undefined;

process.on('message', (message: { readonly kind: CpuMessage['kind']; readonly file?: string }) => {
  void answer(message.kind, message.file).then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
// The channel alone keeps no program alive that wants to end.
process.channel?.unref();

async function answer(kind: CpuMessage['kind'], file: string | undefined): Promise<CpuMessage> {
  if (kind === 'profiling') {
    session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
    return { kind };
  }
  if (kind === 'profiled') {
    const { profile } = await requireSession().post('Profiler.stop');
    if (file !== undefined) writeFileSync(file, JSON.stringify(profile));
    session?.disconnect();
    return { kind };
  }
  const { user, system } = process.cpuUsage();
  return { kind, cpuMicros: user + system };
}

function requireSession(): Session {
  if (session === undefined) throw new Error('No profile was started');
  return session;
}
