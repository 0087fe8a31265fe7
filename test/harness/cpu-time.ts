/**
 * Milliseconds of CPU, user and system, that this process spends while the work runs: the servers of a test run in its
 * process, and unlike the clock on the wall this does not depend on what else the machine does.
 */
export async function cpuTimeOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
