import type { Database } from '../../kit/database/database.ts';
import type { Logger } from '../../kit/observability/logger.ts';
import type { Clock } from '../../kit/values/clock.ts';
import type { Payables } from './peers/payables.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';
import type { PaymentsSettings } from './settings.ts';
import type { PaymentsTables } from './stores/tables.ts';

/** What use cases work with. */
export interface PaymentsDependencies {
  readonly database: Database<PaymentsTables>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly provider: PaymentProvider;
  readonly payables: Payables;
  readonly settings: PaymentsSettings;
}
