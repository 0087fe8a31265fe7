/** Somebody the organization does business with. */
export interface Customer {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  /** The user who looks after the customer. */
  readonly ownerId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

export type CustomerKind = 'COMPANY' | 'PERSON';
