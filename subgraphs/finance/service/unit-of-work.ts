import { defineUnitOfWork, type Unit } from '../../kit/part/unit-of-work.ts';
import { createStores, type FinanceStores } from './stores/stores.ts';

/** How use cases of finance change and read its data. */
export const unitOfWork = defineUnitOfWork(createStores);

/** One change of the books. */
export type FinanceUnit = Unit<FinanceStores>;
