import { z } from 'zod';
import type { Authentication, RegisterRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { isSameText } from '../../../kit/values/text.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { addAccount, emailIsTaken, withUniqueEmail } from '../accounts/add-account.ts';
import type { AuthDependencies } from '../dependencies.ts';
import {
  emailField,
  knownSlugField,
  newPasswordField,
  optionalNameField,
  usernameField,
} from '../model/input-fields.ts';
import { sessionExpiry } from '../model/session.ts';
import { authenticate } from '../sessions/authenticate.ts';
import { startSession } from '../sessions/start-session.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z
  .object({
    email: emailField,
    password: newPasswordField,
    firstName: optionalNameField,
    lastName: optionalNameField,
    username: usernameField.optional(),
    organizationSlug: knownSlugField.optional(),
  })
  .refine((input) => input.firstName !== undefined || input.username !== undefined, {
    path: ['firstName'],
    message: 'A first name or a username is required.',
  })
  .refine((input) => !isSameText(input.password, input.email), {
    path: ['password'],
    message: 'The password must not be the email address.',
  });

/** Opens an account with the role customer and logs it in. CONFLICT when the email address is taken. */
export async function registerUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RegisterRequest,
): Promise<Authentication> {
  const { password, email, firstName, lastName, username, organizationSlug } = validateInput(
    inputSchema,
    request,
  );
  const { hasher, settings } = dependencies;
  const { organizations, accounts } = unitOfWork.read(dependencies);
  const slug = organizationSlug || settings.defaultOrganization;
  const organization = await organizations.findBySlug(slug);
  if (!organization)
    throw invalidInput({ path: 'organizationSlug', message: `There is no organization ${slug}.` });
  if (await accounts.findByEmail(email)) throw emailIsTaken();
  const passwordHash = await hasher.hash(password);
  const started = await withUniqueEmail(() =>
    unitOfWork.change(dependencies, call, async (unit) => {
      const user = await addAccount(unit, organization, {
        email,
        firstName: firstName ?? (lastName === undefined ? (username ?? '') : ''),
        lastName: lastName ?? '',
        username,
        passwordHash,
        roles: ['customer'],
      });
      return startSession(unit, call, user, sessionExpiry(unit.now, false));
    }),
  );
  return authenticate(dependencies, started);
}
