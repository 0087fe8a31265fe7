import type { Migrations } from '../../../kit/database/migrate.ts';
import { createPaymentIntents } from './0001-payment-intents.ts';
import { createSandbox } from './0002-sandbox.ts';

/** The payments schema, oldest step first. */
export const migrations: Migrations = {
  '0001_payment_intents': createPaymentIntents,
  '0002_sandbox': createSandbox,
};
