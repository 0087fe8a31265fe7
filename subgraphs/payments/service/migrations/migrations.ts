import type { Migrations } from '../../../kit/database/migrate.ts';
import { createPaymentIntents } from './0001-payment-intents.ts';
import { createSandbox } from './0002-sandbox.ts';
import { createAttentionItems } from './0003-attention-items.ts';
import { addRefundsByHand } from './0004-refunds-by-hand.ts';

/** The payments schema, oldest step first. */
export const migrations: Migrations = {
  '0001_payment_intents': createPaymentIntents,
  '0002_sandbox': createSandbox,
  '0003_attention_items': createAttentionItems,
  '0004_refunds_by_hand': addRefundsByHand,
};
