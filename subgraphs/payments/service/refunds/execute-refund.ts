import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { ProviderDependencies } from '../dependencies.ts';
import type { Refund } from '../model/refund.ts';
import { callProvider } from '../provider/call-provider.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { settleRefund } from './settle-refund.ts';

/**
 * Asks the provider for a PENDING refund and records what it says. Safe to repeat, also by two processes at
 * the same time: the refund's id is the provider's idempotency key. Without an answer the refund stays PENDING.
 * @param call the caller who waits for the refund; undefined for jobs
 */
export async function executeRefund(
  dependencies: ProviderDependencies,
  call: ServiceCall | undefined,
  refund: Refund,
): Promise<Refund> {
  const { provider, settings, logger, clock } = dependencies;
  try {
    const outcome = await callProvider(settings.providerTimeoutMs, (signal) =>
      provider.refund(
        { reference: refund.paymentIntentId, idempotencyKey: refund.id, amount: refund.amount },
        signal,
      ),
    );
    return await unitOfWork.change(
      dependencies,
      call,
      async (unit) => (await settleRefund(unit, refund.id, outcome)) ?? refund,
    );
  } catch (error: unknown) {
    logger.warn({ err: error, refundId: refund.id }, 'refund in doubt; it will be repeated');
    await unitOfWork.read(dependencies).refunds.touch(refund.organizationId, refund.id, clock());
    return refund;
  }
}
