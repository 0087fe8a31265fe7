import { z } from 'zod';
import { DomainError } from '../../../kit/errors/domain-error.ts';
import { countrySchema } from '../../../kit/values/country.ts';
import { requiredText } from '../../../kit/values/text.ts';
import { emailField, nameField, phoneField, textField, userIdField } from './input-fields.ts';

/** A person or company that the organization does business with. */
export interface Customer {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly address: PostalAddress | undefined;
  /** The user who looks after the customer. */
  readonly ownerId: string;
  /** Undefined while the customer is active. */
  readonly archivedAt: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** Whether the customer is a company or a person. */
export type CustomerKind = 'COMPANY' | 'PERSON';

/** Where mail to the customer goes. */
export interface PostalAddress {
  readonly street: string;
  readonly postalCode?: string;
  readonly city: string;
  readonly region?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

const addressFields = z.object({
  street: requiredText({ subject: 'A street', maxLength: 200 }),
  postalCode: textField(20),
  city: requiredText({ subject: 'A city', maxLength: 100 }),
  region: textField(100),
  country: countrySchema,
});

/** What a client may set on a customer, with the rules that hold for it. */
export const customerFields = z.object({
  kind: z.enum(['COMPANY', 'PERSON'], 'COMPANY or PERSON.'),
  name: nameField,
  email: emailField,
  phone: phoneField,
  address: addressFields.optional(),
  ownerId: userIdField,
});

/** Throws CONFLICT for an archived customer: it must be restored before it changes or gets new business. */
export function assertActive(customer: Customer): void {
  if (!customer.archivedAt) return;
  throw new DomainError('CONFLICT', `Customer ${customer.id} is archived.`, {
    metadata: { currentState: 'ARCHIVED' },
  });
}
