import { z } from 'zod';
import { nameField, optionalNameField, slugField, usernameField } from './input-fields.ts';

/** What a client may change of an account, with the rules that hold for it. */
export const accountFields = z.object({
  firstName: nameField,
  /** Cleared, it is empty. */
  lastName: optionalNameField.transform((name) => name ?? ''),
  username: usernameField.optional(),
});

/** What a client may change of an organization, with the rules that hold for it. */
export const organizationFields = z.object({ name: nameField, slug: slugField });
