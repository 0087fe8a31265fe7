import { z } from 'zod';
import type { Authentication, RegisterRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { isUniqueViolation } from '../../../kit/database/sql-differences.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { once } from '../../../kit/idempotency/once.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { addAccount, emailIsTaken } from '../accounts/add-account.ts';
import { mailConfirmation } from '../accounts/mail-confirmation.ts';
import { releaseAddress } from '../accounts/release-address.ts';
import { admitRegistration } from '../accounts/request-limits.ts';
import type { AuthDependencies } from '../dependencies.ts';
import {
  emailField,
  isApartFromEmail,
  knownSlugField,
  newPasswordField,
  optionalNameField,
  usernameField,
} from '../model/input-fields.ts';
import type { Mail } from '../model/mail.ts';
import type { Organization } from '../model/organization.ts';
import { sessionExpiry } from '../model/session.ts';
import { type Account, isUnproven } from '../model/user.ts';
import { logMail } from '../notices/send-mail.ts';
import { authenticate } from '../sessions/authenticate.ts';
import { type StartedSession, startSession } from '../sessions/start-session.ts';
import type { AuthStores } from '../stores/stores.ts';
import { type AuthUnit, unitOfWork } from '../unit-of-work.ts';

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
  .refine((input) => isApartFromEmail(input.password, input.email), {
    path: ['password'],
    message: 'The password must not contain the email address.',
  });

type Registration = z.output<typeof inputSchema>;

/** How often a registration is tried when others register the same address at the same time. */
const maxAttempts = 3;

/**
 * Opens an account with the role customer, mails a link that proves its address, and logs it in. CONFLICT when the email
 * address is taken: proven, invited, or given more than the role customer. An address that was never proven is free: the
 * earlier account loses it. The same address with the same password is the same registration, and logs in.
 */
export async function registerUser(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RegisterRequest,
): Promise<Authentication> {
  const input = validateInput(inputSchema, request);
  const { started, mail } = await once(call, () => admitAndRegister(dependencies, call, input));
  logMail(dependencies, mail);
  return authenticate(dependencies, started);
}

interface Registered {
  readonly started: StartedSession;
  readonly mail: Mail | undefined;
}

async function admitAndRegister(
  dependencies: AuthDependencies,
  call: ServiceCall,
  input: Registration,
): Promise<Registered> {
  const { hasher, settings } = dependencies;
  const { organizations } = unitOfWork.read(dependencies);
  const slug = input.organizationSlug || settings.defaultOrganization;
  const organization = await organizations.findBySlug(slug);
  if (!organization)
    throw invalidInput({ path: 'organizationSlug', message: `There is no organization ${slug}.` });
  await admitRegistration(dependencies, { email: input.email, clientIp: call.clientIp });
  const passwordHash = await hasher.hash(input.password);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await register(dependencies, call, { ...input, organization, passwordHash });
    } catch (error: unknown) {
      // Registered by another request in this moment: look again at who holds the address.
      if (!isUniqueViolation(error)) throw error;
      if (attempt === maxAttempts) throw emailIsTaken();
    }
  }
}

async function register(
  dependencies: AuthDependencies,
  call: ServiceCall,
  input: Registration & { readonly organization: Organization; readonly passwordHash: string },
): Promise<Registered> {
  const { email, firstName, lastName, username, organization, passwordHash } = input;
  const seen = await unitOfWork.read(dependencies).accounts.findByEmail(email);
  const isSame =
    seen !== undefined &&
    isUnproven(seen) &&
    !seen.isMfaEnabled &&
    (await dependencies.hasher.verify(seen.passwordHash, input.password));
  return unitOfWork.change(dependencies, call, async (unit) => {
    const { stores, now } = unit;
    const holder = await lockHolder(stores, email);
    if (holder) {
      await assertReleasable(unit, holder);
      const members = await stores.users.findByIds(organization.id, [holder.id]);
      const [same] = isSame && holder.passwordHash === seen.passwordHash ? members : [];
      if (same?.status === 'ACTIVE')
        return { started: await startSession(unit, call, same, sessionExpiry(now, false)), mail: undefined };
      await releaseAddress(unit, holder);
    }
    const user = await addAccount(unit, organization, {
      email,
      emailProvenAt: undefined,
      firstName: firstName ?? (lastName === undefined ? (username ?? '') : ''),
      lastName: lastName ?? '',
      username,
      passwordHash,
      roles: ['customer'],
    });
    const mail = await mailConfirmation(dependencies, unit, user, organization.id);
    return { started: await startSession(unit, call, user, sessionExpiry(now, false)), mail };
  });
}

async function lockHolder({ accounts }: AuthStores, email: string): Promise<Account | undefined> {
  const holder = await accounts.findByEmail(email);
  const locked = holder && (await accounts.lock(holder.id));
  return locked?.email === email ? locked : undefined;
}

/** Throws CONFLICT unless the account holds an address that anybody may have typed. */
async function assertReleasable({ stores, now }: AuthUnit, holder: Account): Promise<void> {
  if (holder.emailProvenAt !== undefined) throw emailIsTaken();
  if (await stores.mailedTokens.hasValid(holder.id, 'invitation', now)) throw emailIsTaken();
  if (await stores.memberships.isVouchedFor(holder.id)) throw emailIsTaken();
}
