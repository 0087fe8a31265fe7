import type { FinanceServiceService } from '../../proto/generated/erp/finance/v1/finance.ts';
import type { DomainContext } from '../kit/graphql/domain-context.ts';
import type { FinanceLoaders } from './loaders.ts';

/** What every finance resolver gets. */
export type Context = DomainContext<FinanceServiceService, FinanceLoaders>;
