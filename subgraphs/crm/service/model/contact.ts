import { z } from 'zod';
import { emailField, nameField, phoneField, textField } from './input-fields.ts';

/** A person at a customer. */
export interface Contact {
  readonly id: string;
  readonly organizationId: string;
  readonly customerId: string;
  readonly name: string;
  readonly position: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  /** At most one contact of a customer is primary. */
  readonly isPrimary: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** What a client may set on a contact, with the rules that hold for it. */
export const contactFields = z.object({
  name: nameField,
  position: textField(100),
  email: emailField,
  phone: phoneField,
  isPrimary: z.boolean().default(false),
});
