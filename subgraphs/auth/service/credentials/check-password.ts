import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { LoginAttempt } from '../login-limits/login-throttle.ts';
import type { Account } from '../model/user.ts';
import { unitOfWork } from '../unit-of-work.ts';

const knownAddressMs = 30 * 24 * 60 * 60_000;

/** The one answer to a wrong email address, a wrong password and a disabled account. */
export function wrongCredentials(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'The email address or the password is wrong.');
}

/** The answer to a wrong or used one-time code, when the password was right. */
export function wrongOneTimeCode(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'The one-time code is wrong or was used before.', {
    metadata: { reason: 'ONE_TIME_CODE_INVALID' },
  });
}

/**
 * Checks a password within the limits on guessing, then runs `accept` with the account it belongs to. When
 * the password is wrong, or `accept` refuses with UNAUTHENTICATED for another reason than a missing code, it
 * counts as a failure. Attempts for one email address run one after the other in this process, so that a
 * burst cannot outrun the count. Unknown addresses cost the same time as known ones.
 */
export async function withCheckedPassword<Result>(
  dependencies: AuthDependencies,
  call: ServiceCall,
  email: string,
  password: string,
  accept: (account: Account) => Promise<Result>,
): Promise<Result> {
  const { throttle, hasher, clock, attemptLock } = dependencies;
  const stores = unitOfWork.read(dependencies);
  return attemptLock(email, async () => {
    const account = await stores.accounts.findByEmail(email);
    const since = new Date(clock().getTime() - knownAddressMs);
    const isKnownAddress = await stores.sessions.isKnownAddress(account?.id ?? '', call.clientIp, since);
    const attempt: LoginAttempt = { email, ip: call.clientIp, isKnownAddress };
    await throttle.admit(attempt);
    try {
      const isRight = await hasher.verify(account?.passwordHash, password);
      if (!account || !isRight) throw wrongCredentials();
      const result = await accept(account);
      await throttle.recordSuccess(attempt);
      return result;
    } catch (error: unknown) {
      if (isFailedAttempt(error)) await throttle.recordFailure(attempt);
      throw error;
    }
  });
}

function isFailedAttempt(error: unknown): boolean {
  return (
    error instanceof DomainError &&
    error.code === 'UNAUTHENTICATED' &&
    error.metadata['reason'] !== 'ONE_TIME_CODE_REQUIRED'
  );
}
