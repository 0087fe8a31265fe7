import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { type ServiceOptions, startService } from '../../kit/part/service-runtime.ts';
import { consumedEvents } from './consumed-events.ts';
import { seedDemo } from './demo/seed-demo.ts';
import type { PaymentsDependencies } from './dependencies.ts';
import { executePendingRefunds, reconcilePayments } from './jobs/reconcile-payments.ts';
import { startRefundRunner } from './jobs/refund-runner.ts';
import { migrations } from './migrations/migrations.ts';
import { createPayables } from './peers/payables.ts';
import { createPaymentsService } from './rpcs/rpcs.ts';
import { createSandboxProvider } from './sandbox/sandbox-provider.ts';
import { readSettings } from './settings.ts';
import type { PaymentsTables } from './stores/tables.ts';

const sandboxIntervalMs = 1_000;

/** Starts the reference gRPC service of payments, with the sandbox as its provider. */
export function startPaymentsService(options: ServiceOptions): Promise<RunningPart> {
  const settings = readSettings(options.environment);
  return startService<PaymentsTables>(
    {
      domain: 'payments',
      migrations,
      createParts: (database) => {
        const { clock, logger } = options;
        const provider = createSandboxProvider({ database, clock, logger, ...settings });
        const payables = createPayables(options.peerAddress, clock);
        const dependencies: PaymentsDependencies = {
          database,
          clock,
          logger,
          provider,
          payables,
          settings,
        };
        const refundRunner = startRefundRunner(database, () => executePendingRefunds(dependencies, clock()));
        return {
          services: [createPaymentsService(dependencies, options.viewerTokens)],
          eventHandlers: consumedEvents({ ...dependencies, refundRunner }),
          jobs: [
            {
              name: 'reconcile-payments',
              intervalMs: settings.reconcileIntervalMs,
              run: () => reconcilePayments(dependencies),
            },
            { name: 'sandbox-provider', intervalMs: sandboxIntervalMs, run: () => provider.runDueWork() },
          ],
          seed: () => seedDemo(database, clock()),
          close: async () => {
            await refundRunner.close();
            await provider.close();
            payables.close();
          },
        };
      },
    },
    options,
  );
}
