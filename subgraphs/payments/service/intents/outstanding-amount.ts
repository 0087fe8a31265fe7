import type { UnitDependencies } from '../../../kit/part/unit-of-work.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import type { PaymentTarget } from '../model/payment-intent.ts';
import type { Payable } from '../peers/payables.ts';
import type { PaymentsTables } from '../stores/tables.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * What is left to pay. Finance learns of our captures by events, a moment later: what was captured for an
 * invoice, or for the reservation it bills, is therefore subtracted here as well, so that it cannot be paid
 * twice in that moment.
 */
export async function outstandingAmount(
  dependencies: UnitDependencies<PaymentsTables>,
  organizationId: string,
  target: PaymentTarget,
  payable: Payable,
): Promise<Money> {
  if (target.kind === 'reservation') return payable.amount;
  const { intents } = unitOfWork.read(dependencies);
  const found = [
    ...(await intents.listByInvoices({ organizationId }, [target.id])),
    ...(payable.reservationId
      ? await intents.listByReservations({ organizationId }, [payable.reservationId])
      : []),
  ];
  const captured = [...new Map(found.map((intent) => [intent.id, intent])).values()]
    .filter((intent) => intent.status === 'SUCCEEDED')
    .reduce((sum, intent) => sum + intent.amount.minorUnits - intent.refundedMinorUnits, 0n);
  const uncaptured = payable.total.minorUnits - captured;
  const due = payable.amount.minorUnits;
  return money(due < uncaptured ? due : uncaptured, payable.amount.currency);
}
