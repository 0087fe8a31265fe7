import type { ReservationsDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';

const retentionMs = 7 * 24 * 60 * 60 * 1_000;

/** Drops entries and spent admissions that cannot be used any more. */
export async function forgetOldQueueData(dependencies: ReservationsDependencies): Promise<void> {
  const before = new Date(dependencies.clock().getTime() - retentionMs);
  await dependencies.waitingRoom.forget(before);
  await unitOfWork.read(dependencies).usedAdmissions.forget(before);
}
