/** A user of the auth domain, known here by id alone. */
export interface UserReference {
  readonly id: string;
}

/** A customer of the crm domain, known here by id alone. */
export interface CustomerReference {
  readonly id: string;
}

/** A reservation of the reservations domain, known here by id alone. */
export interface ReservationReference {
  readonly id: string;
}

/** A payment intent of the payments domain, known here by id alone. */
export interface PaymentIntentReference {
  readonly id: string;
}
