import type { Logger } from '../../kit/observability/logger.ts';
import type { UnitDependencies } from '../../kit/part/unit-of-work.ts';
import type { Payables } from './peers/payables.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';
import type { RefundRunner } from './provider/refund-runner.ts';
import type { PaymentsSettings } from './settings.ts';
import type { PaymentsTables } from './stores/tables.ts';

/** What asking the provider and recording its answer takes. */
export interface ProviderDependencies extends UnitDependencies<PaymentsTables> {
  readonly logger: Logger;
  readonly provider: PaymentProvider;
  readonly settings: PaymentsSettings;
}

/** What use cases and event handlers work with. */
export interface PaymentsDependencies extends ProviderDependencies {
  readonly payables: Payables;
  readonly refundRunner: Pick<RefundRunner, 'wakeAfterCommit'>;
}
