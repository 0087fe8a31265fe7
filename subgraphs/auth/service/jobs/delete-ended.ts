import type { AuthDependencies } from '../dependencies.ts';
import { createLoginFailureStore } from '../stores/login-failure-store.ts';
import { createStores } from '../stores/stores.ts';

const dayMs = 24 * 60 * 60_000;
/** Mails hold links; after this time the links have long ended. */
const mailKeptMs = 8 * dayMs;
/** Ended sessions stay for a while, so that reuse of their tokens is still recognised. */
const sessionKeptMs = 30 * dayMs;

/** Deletes what has ended: windows of failures, mailed tokens, mails, sessions. Safe to run anywhere, any time. */
export async function deleteEnded({ database, clock }: AuthDependencies): Promise<void> {
  const now = clock();
  const stores = createStores(database.kysely, database.engine);
  await createLoginFailureStore(database.kysely).deleteEnded(now);
  await stores.mailedTokens.deleteEnded(now);
  await stores.mails.deleteBefore(new Date(now.getTime() - mailKeptMs));
  await stores.sessions.deleteEnded(new Date(now.getTime() - sessionKeptMs));
}
