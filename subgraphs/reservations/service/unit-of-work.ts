import { defineUnitOfWork, type Unit } from '../../kit/part/unit-of-work.ts';
import { createStores, type ReservationsStores } from './stores/stores.ts';

/**
 * How reservations changes and reads its data. What holds and admissions are decided by is `stores.time.now()`,
 * asked for under the lock; `now` dates everything else.
 */
export const unitOfWork = defineUnitOfWork(createStores);

/** One change of reservations, for what several use cases, jobs and event handlers do inside theirs. */
export type ReservationsUnit = Unit<ReservationsStores>;
