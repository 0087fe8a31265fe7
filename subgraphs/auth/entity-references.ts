/** An entity of another domain, known here by id alone. */
export interface EntityReference {
  readonly __typename: 'Reservation' | 'Invoice' | 'PaymentIntent' | 'Lead' | 'LeaveRequest';
  readonly id: string;
}

/** A role, known by its key; the rest is loaded when it is asked for. */
export interface RoleReference {
  readonly key: string;
}
