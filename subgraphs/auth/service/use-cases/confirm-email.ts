import { z } from 'zod';
import type { ConfirmEmailRequest } from '../../../../proto/generated/erp/auth/v1/auth.ts';
import { invalidInput } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { mailedTokenField } from '../model/input-fields.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import { unitOfWork } from '../unit-of-work.ts';

const inputSchema = z.object({ token: mailedTokenField });

/** Proves the email address of an account with a mailed token, which works once. */
export async function confirmEmail(
  dependencies: AuthDependencies,
  call: ServiceCall,
  request: ConfirmEmailRequest,
): Promise<void> {
  const { token: secret } = validateInput(inputSchema, request);
  await unitOfWork.change(dependencies, call, async ({ stores, now, audit }) => {
    const token = await stores.mailedTokens.lockValid(hashToken(secret), 'email-confirmation', now);
    if (!token)
      throw invalidInput({
        path: 'token',
        message: 'The link is not valid any more. Please ask for a new one.',
      });
    const account = await stores.accounts.lock(token.userId);
    await stores.accounts.update({
      ...account,
      emailProvenAt: account.emailProvenAt ?? now,
      updatedAt: now,
      version: account.version + 1,
    });
    await stores.mailedTokens.deleteOf(account.id, 'email-confirmation');
    await audit({
      organizationId: token.organizationId,
      action: 'user.email-confirmed',
      actorId: account.id,
      targetType: 'user',
      targetId: account.id,
    });
  });
}
