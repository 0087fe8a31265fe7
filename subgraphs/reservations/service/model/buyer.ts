import { hasPermission, type Viewer } from '../../../kit/viewer/viewer.ts';
import type { Reservation } from './reservation.ts';

/** Who buys: the customer that a reservation is made for, otherwise the user who makes it. */
export type Buyer =
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'customer'; readonly id: string };

/**
 * The buyer whose tickets are limited; undefined for the box office, which sells to people without an account in its
 * own name.
 */
export function limitedBuyerOf(
  viewer: Viewer,
  { userId, customerId }: Pick<Reservation, 'userId' | 'customerId'>,
): Buyer | undefined {
  if (customerId !== undefined) return { kind: 'customer', id: customerId };
  return hasPermission(viewer, 'reservations:reservation:write') ? undefined : { kind: 'user', id: userId };
}

/** The buyer as one text, for example `user:<id>`. */
export function buyerKey({ kind, id }: Buyer): string {
  return `${kind}:${id}`;
}
