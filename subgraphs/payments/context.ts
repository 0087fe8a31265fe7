import type { PaymentsServiceService } from '../../proto/generated/erp/payments/v1/payments.ts';
import type { DomainContext } from '../kit/graphql/domain-context.ts';
import type { PaymentsLoaders } from './loaders.ts';

/** What every payments resolver gets. */
export type Context = DomainContext<PaymentsServiceService, PaymentsLoaders>;
