import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '../../kit/database/database.ts';
import { migrate } from '../../kit/database/migrate.ts';
import type { ServiceCall } from '../../kit/grpc/grpc-server.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { money } from '../../kit/values/money.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import type { PaymentsDependencies } from '../service/dependencies.ts';
import { migrations } from '../service/migrations/migrations.ts';
import type { Card } from '../service/model/card.ts';
import type { PaymentIntent } from '../service/model/payment-intent.ts';
import type { Payables } from '../service/peers/payables.ts';
import type { PaymentProvider } from '../service/provider/payment-provider.ts';
import { createSandboxProvider, type SandboxProvider } from '../service/sandbox/sandbox-provider.ts';
import type { SandboxPaymentRow } from '../service/sandbox/sandbox-tables.ts';
import type { PaymentsSettings } from '../service/settings.ts';
import type { PaymentsStores } from '../service/stores/stores.ts';
import type { PaymentsTables } from '../service/stores/tables.ts';
import { unitOfWork } from '../service/unit-of-work.ts';
import { createPaymentIntent } from '../service/use-cases/create-payment-intent.ts';
import { processPayment } from '../service/use-cases/process-payment.ts';
import { financeManager } from './start-payments.ts';

/** The use cases over a real database and the sandbox, without sockets, at a time that the test decides. */
export interface PaymentsBench {
  readonly database: Database<PaymentsTables>;
  readonly sandbox: SandboxProvider;
  readonly dependencies: PaymentsDependencies;
  /** For reading. */
  readonly stores: PaymentsStores;
  /** Moves the clock. */
  pass(ms: number): void;
  now(): Date;
  /** The same service as a process that uses this provider, or this database, instead. */
  processWith(replaced: Partial<PaymentsDependencies>): PaymentsDependencies;
  /** A fresh intent of 78.00 EUR for a reservation that is held. */
  openIntent(): Promise<PaymentIntent>;
  pay(id: string, number: string, process?: PaymentsDependencies): Promise<PaymentIntent>;
  findIntent(id: string): Promise<PaymentIntent>;
  /** What the sandbox captured for the intent. */
  captures(id: string): Promise<readonly SandboxPaymentRow[]>;
  /** Minor units the sandbox gave back for the intent. */
  refundedBySandbox(id: string): Promise<bigint>;
  /** Types of the events of the intent, oldest first, without `payment-updated`. */
  events(id: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Secret of the webhooks between the sandbox and the bench. */
export const benchSecret = 'a webhook secret for tests only, 32 characters or more';
/** Organization of every viewer and row of the bench. */
export const organizationId = 'acme-org';

/** A call as the gRPC server would hand it to a use case. */
export function callOf(viewer: Viewer): ServiceCall {
  return {
    viewer,
    requestId: 'bench',
    clientIp: '',
    clientUserAgent: '',
    deadline: undefined,
    signal: new AbortController().signal,
  };
}

/** A call of the {@link financeManager}. */
export const managerCall: ServiceCall = callOf(financeManager);

const settings: PaymentsSettings = {
  providerTimeoutMs: 2_000,
  reconcileIntervalMs: 15_000,
  abandonAfterMs: 30_000,
  attentionAfterMs: 900_000,
  idempotencyHours: 720,
  webhookUrl: undefined,
  webhookSecret: benchSecret,
};

/** Every reservation is held and costs 78.00 EUR. */
const payables: Payables = {
  find: async (_call, target) => ({
    ownerId: 'user-1',
    amount: money(7_800n, 'EUR'),
    total: money(7_800n, 'EUR'),
    reservationId: target.id,
    state: 'HELD',
    isOpen: true,
  }),
};

/**
 * Opens the use cases of payments over a database with the sandbox as provider; `provider` may wrap the sandbox, for
 * example to lose replies.
 */
export async function openPaymentsBench(
  url: string,
  options: {
    readonly webhookUrl?: string;
    readonly provider?: (inner: SandboxProvider) => PaymentProvider;
  } = {},
): Promise<PaymentsBench> {
  const database = await openDatabase<PaymentsTables>({ url, schema: 'payments' });
  await migrate(database, migrations);
  let now = new Date('2026-03-01T12:00:00.000Z');
  const clock = (): Date => now;
  const logger = createLogger('payments-bench', 'silent');
  const sandbox = createSandboxProvider({
    database,
    clock,
    logger,
    webhookUrl: options.webhookUrl,
    webhookSecret: benchSecret,
  });
  const provider = options.provider?.(sandbox) ?? sandbox;
  const dependencies: PaymentsDependencies = {
    database,
    clock,
    logger,
    provider,
    payables,
    settings,
    refundRunner: { wakeAfterCommit: () => {} },
  };
  const stores = unitOfWork.read(dependencies);
  return {
    database,
    sandbox,
    dependencies,
    stores,
    pass: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    now: clock,
    processWith: (replaced) => ({ ...dependencies, ...replaced }),
    openIntent: () => createPaymentIntent(dependencies, managerCall, { reservationId: randomUUID() }),
    pay: (id, number, process = dependencies) =>
      processPayment(process, managerCall, { paymentIntentId: id, card: card(number) }),
    findIntent: (id) => stores.intents.find({ organizationId }, id),
    captures: (id) =>
      database.kysely
        .selectFrom('sandbox_payments')
        .selectAll()
        .where('reference', '=', id)
        .where('status', '=', 'captured')
        .execute(),
    refundedBySandbox: async (id) => {
      const refunds = await database.kysely
        .selectFrom('sandbox_refunds')
        .innerJoin('sandbox_payments', 'sandbox_payments.id', 'sandbox_refunds.payment_id')
        .select('sandbox_refunds.amount_minor as amount')
        .where('sandbox_payments.reference', '=', id)
        .where('sandbox_refunds.status', '=', 'refunded')
        .execute();
      return refunds.reduce((sum, refund) => sum + BigInt(refund.amount), 0n);
    },
    events: (id) => readEvents(database, id),
    close: async () => {
      await sandbox.close();
      await database.close();
    },
  };
}

/** A valid card with this number that expires in 2099. */
export function card(number: string): Card {
  return { number, expMonth: 12, expYear: 2099, cvc: '987' };
}

async function readEvents(database: Database<PaymentsTables>, id: string): Promise<readonly string[]> {
  const outbox = database.kysely.withTables<{
    outbox: { sequence: number; type: string; aggregate_id: string };
  }>();
  const rows = await outbox
    .selectFrom('outbox')
    .select('type')
    .where('aggregate_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.type).filter((type) => type !== 'payments.payment-updated.v1');
}
