/** A user of the auth domain, known here by id alone. */
export interface UserReference {
  readonly id: string;
}

/** A reservation of the reservations domain, known here by id alone. */
export interface ReservationReference {
  readonly id: string;
}

/** An invoice of the finance domain, known here by id alone. */
export interface InvoiceReference {
  readonly id: string;
}
