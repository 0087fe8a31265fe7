import type { PaymentsDependencies } from '../service/dependencies.ts';
import type { PaymentProvider } from '../service/provider/payment-provider.ts';
import type { PaymentsBench } from './payments-bench.ts';

/** A process that dies right after the provider did what it was asked: nothing it knows gets written. */
export function killedAfterProvider(bench: PaymentsBench): PaymentsDependencies {
  return killedAround(bench, async (work) => {
    await work();
  });
}

/**
 * A process that dies while its request is on the way.
 * @param onLost gets the request, to let it arrive late
 */
export function lostBeforeProvider(
  bench: PaymentsBench,
  onLost: (request: () => Promise<unknown>) => void = () => {},
): PaymentsDependencies {
  return killedAround(bench, async (work) => onLost(work));
}

function killedAround(
  bench: PaymentsBench,
  reach: (work: () => Promise<unknown>) => Promise<void>,
): PaymentsDependencies {
  let isKilled = false;
  const dieAround = async (work: () => Promise<unknown>): Promise<never> => {
    await reach(work);
    isKilled = true;
    throw new Error('killed');
  };
  const { sandbox, database } = bench;
  const provider: PaymentProvider = {
    name: sandbox.name,
    capture: (request, signal) => dieAround(() => sandbox.capture(request, signal)),
    refund: (request, signal) => dieAround(() => sandbox.refund(request, signal)),
    findCapture: (attempt, signal) => sandbox.findCapture(attempt, signal),
    abandonCapture: (attempt, signal) => sandbox.abandonCapture(attempt, signal),
    readWebhook: (webhook) => sandbox.readWebhook(webhook),
  };
  return bench.processWith({
    provider,
    database: {
      ...database,
      transaction: (work) => (isKilled ? Promise.reject(new Error('killed')) : database.transaction(work)),
    },
  });
}
