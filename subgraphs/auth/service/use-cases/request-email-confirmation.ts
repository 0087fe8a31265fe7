import { z } from 'zod';
import type { RequestEmailConfirmationRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { mailConfirmation } from '../accounts/mail-confirmation.ts';
import { admitConfirmation } from '../accounts/request-limits.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { logMail } from '../notices/send-mail.ts';
import { readActingUser, requireActingUser } from '../sessions/acting-user.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({});

/** Mails the caller another link to prove their email address; nothing happens when it is proven. */
export async function requestEmailConfirmation(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: RequestEmailConfirmationRequest,
): Promise<void> {
  validateInput(inputSchema, request);
  const { email } = await readActingUser(dependencies, call);
  await admitConfirmation(dependencies, email);
  const mail = await unitOfWork.change(dependencies, call, async (unit) => {
    const { user } = await requireActingUser(unit, call);
    const account = await unit.stores.accounts.lock(user.id);
    // An account without a password has lost its address to another person.
    if (account.emailProvenAt !== undefined || account.passwordHash === undefined) return undefined;
    return mailConfirmation(dependencies, unit, account, user.organizationId);
  });
  logMail(dependencies, mail);
}
