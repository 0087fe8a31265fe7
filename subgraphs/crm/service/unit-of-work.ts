import { defineUnitOfWork } from '../../kit/part/unit-of-work.ts';
import { createStores } from './stores/stores.ts';

/** How use cases of crm change and read its data. */
export const unitOfWork = defineUnitOfWork(createStores);
