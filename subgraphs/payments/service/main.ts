import { FinanceServiceService } from '../../../proto/generated/erp/finance/v1/finance.ts';
import type { PaymentsServiceService } from '../../../proto/generated/erp/payments/v1/payments.ts';
import { ReservationsServiceService } from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import { defineService } from '../../kit/part/define-service.ts';
import { consumedEvents } from './consumed-events.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { PaymentsDependencies, ProviderDependencies } from './dependencies.ts';
import { executePendingRefunds, reconcilePayments } from './jobs/reconcile-payments.ts';
import { migrations } from './migrations/migrations.ts';
import { nodeTypes } from './node-types.ts';
import { createPayables } from './peers/payables.ts';
import { startRefundRunner } from './provider/refund-runner.ts';
import { createRpcs } from './rpcs/rpcs.ts';
import { createSandboxProvider } from './sandbox/sandbox-provider.ts';
import { type PaymentsSettings, settings } from './settings.ts';
import type { PaymentsTables } from './stores/tables.ts';

const sandboxIntervalMs = 1_000;

/** The reference gRPC service of payments, with the sandbox as its provider. */
export const service = defineService<PaymentsServiceService, PaymentsTables, PaymentsSettings>({
  migrations,
  nodeTypes,
  settings,
  idempotency: ({ idempotencyHours }) => ({ retentionHours: idempotencyHours }),
  createParts: (start) => {
    const { database, clock, logger, connectPeer } = start;
    const provider = createSandboxProvider({ database, clock, logger, ...start.settings });
    const asking: ProviderDependencies = { database, clock, logger, provider, settings: start.settings };
    const refundRunner = startRefundRunner(database, () => executePendingRefunds(asking, clock()));
    const payables = createPayables({
      reservations: connectPeer('reservations', ReservationsServiceService),
      finance: connectPeer('finance', FinanceServiceService),
      clock,
    });
    const dependencies: PaymentsDependencies = { ...asking, payables, refundRunner };
    return {
      rpcs: createRpcs(dependencies),
      eventHandlers: consumedEvents(dependencies),
      jobs: [
        {
          name: 'reconcile-payments',
          intervalMs: start.settings.reconcileIntervalMs,
          run: () => reconcilePayments(dependencies),
        },
        { name: 'sandbox-provider', intervalMs: sandboxIntervalMs, run: () => provider.runDueWork() },
      ],
      seed: () => seedDemo(dependencies),
      close: async () => {
        await refundRunner.close();
        await provider.close();
      },
    };
  },
});
