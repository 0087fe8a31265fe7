import { setTimeout as delay } from 'node:timers/promises';
import { TestEnvironment as NodeEnvironment } from 'jest-environment-node';

/** Milliseconds that sockets, servers and processes of a finished file may take to go away. */
const graceMs = 20_000;
const pollMs = 25;
const watched = new Set([
  'ChildProcess',
  'ProcessWrap',
  'HTTP2Session',
  'PipeWrap',
  'PipeServerWrap',
  'TCPServerWrap',
  'TCPSocketWrap',
  'Timeout',
  'TLSWrap',
  'UDPWrap',
  'Worker',
]);

/** Node's environment; a test file that leaves a server, socket, process or running timer behind fails. */
export default class LeakFailingEnvironment extends NodeEnvironment {
  #atStart = new Map();

  async setup() {
    await super.setup();
    // Node opens the streams of this process when they are first asked for: they are not the file's, whichever file uses them first.
    void [process.stdout, process.stderr];
    this.#atStart = countResources();
  }

  async teardown() {
    const left = await this.#waitForRest();
    await super.teardown();
    if (left.length > 0)
      throw new Error(
        `The file left open what nothing waits for: ${left.join(', ')}. Close it in the test that opened it.`,
      );
  }

  async #waitForRest() {
    for (let waitedMs = 0; ; waitedMs += pollMs) {
      const left = [...countResources()]
        .filter(([type, count]) => count > (this.#atStart.get(type) ?? 0))
        .map(([type, count]) => `${count - (this.#atStart.get(type) ?? 0)} ${type}`);
      if (left.length === 0 || waitedMs >= graceMs) return left;
      await delay(pollMs);
    }
  }
}

/** What keeps this process alive, by type. */
function countResources() {
  const counts = new Map();
  for (const type of process.getActiveResourcesInfo())
    if (watched.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}
