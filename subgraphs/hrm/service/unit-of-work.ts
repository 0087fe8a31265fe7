import { defineUnitOfWork, type Unit } from '../../kit/part/unit-of-work.ts';
import { createStores, type HrmStores } from './stores/stores.ts';

/** How use cases of hrm change and read its data. */
export const unitOfWork = defineUnitOfWork(createStores);

/** One change of hrm's data. */
export type HrmUnit = Unit<HrmStores>;
