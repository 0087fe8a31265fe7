import type { GetQueueEntryRequest } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { type EntryOfEvent, findOwnEntry, refreshEntries } from '../queue/queue-access.ts';

/** The caller's place in a line as it is now; undefined when there is none. */
export async function getQueueEntry(
  dependencies: ReservationsDependencies,
  call: ServiceCall,
  request: GetQueueEntryRequest,
): Promise<EntryOfEvent | undefined> {
  const entry = await findOwnEntry(dependencies, call.viewer, request);
  if (!entry) return undefined;
  const [refreshed] = await refreshEntries(dependencies, [entry]);
  return refreshed;
}
