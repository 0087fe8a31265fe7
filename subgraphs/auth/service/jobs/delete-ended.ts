import type { AuthDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';

const dayMs = 24 * 60 * 60_000;
/** Mails hold links; after this time the links have long ended. */
const mailKeptMs = 8 * dayMs;
/** Ended sessions stay for a while, so that reuse of their tokens is still recognised. */
const sessionKeptMs = 30 * dayMs;

/** Deletes what has ended: windows of failures, mailed tokens, mails, sessions. Safe to run anywhere, any time. */
export async function deleteEnded(dependencies: Pick<AuthDependencies, 'database' | 'clock'>): Promise<void> {
  const now = dependencies.clock();
  const stores = unitOfWork.read(dependencies);
  // Each statement for itself: one transaction over all of them would hold more rows than it needs.
  await stores.loginFailures.deleteEnded(now);
  await stores.mailedTokens.deleteEnded(now);
  await stores.mails.deleteBefore(new Date(now.getTime() - mailKeptMs));
  await stores.sessions.deleteEnded(new Date(now.getTime() - sessionKeptMs));
}
