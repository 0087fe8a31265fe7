import { defineUnitOfWork } from '../../kit/part/unit-of-work.ts';
import { createStores } from './stores/stores.ts';

/** How payments changes and reads its data. */
export const unitOfWork = defineUnitOfWork(createStores);
