import { DomainError } from '../../../kit/errors/domain-error.ts';
import type { Clock } from '../../../kit/values/clock.ts';
import { hashToken } from '../secrets/opaque-token.ts';
import type { LoginFailureStore } from '../stores/login-failure-store.ts';
import { addressKey } from './client-address.ts';

/** One attempt to log in, or to prove a password or a code. */
export interface LoginAttempt {
  /** Folded; counted whether an account exists or not. */
  readonly email: string;
  /** Empty when unknown. */
  readonly ip: string;
  /** Whether the account was used from this address lately. */
  readonly isKnownAddress: boolean;
}

/**
 * Slows guessing down: a number of failures in 15 minutes for each account, and for each address over all
 * accounts. The lock is soft: an address the account was used from before has a count of its own, so that
 * guesses from elsewhere lock no user out.
 */
export interface LoginThrottle {
  /** Throws RATE_LIMITED, with `retryAfterSeconds`, when a count is used up. */
  admit(attempt: LoginAttempt): Promise<void>;
  recordFailure(attempt: LoginAttempt): Promise<void>;
  /** Forgets the failures of the account; those of the address stay. */
  recordSuccess(attempt: LoginAttempt): Promise<void>;
  /**
   * Counts a request that always counts, for example a password reset, atomically over all processes. Undefined while
   * there were `limit` or fewer in 15 minutes, otherwise the seconds until the count begins anew.
   */
  countRequest(kind: string, subject: string, limit: number): Promise<number | undefined>;
}

const windowMs = 15 * 60_000;

/** Counts in the database, so that all processes share the limits. */
export function createLoginThrottle(options: {
  readonly store: LoginFailureStore;
  readonly clock: Clock;
  readonly failuresPerAccount: number;
  readonly failuresPerAddress: number;
}): LoginThrottle {
  const { store, clock, failuresPerAccount, failuresPerAddress } = options;
  return {
    admit: async (attempt) => {
      const now = clock();
      const account = accountBucket(attempt);
      const address = addressBucket(attempt);
      const counts = await store.find(address === undefined ? [account] : [account, address], now);
      const full = [
        { count: counts.get(account), limit: failuresPerAccount },
        { count: address === undefined ? undefined : counts.get(address), limit: failuresPerAddress },
      ].find(({ count, limit }) => count !== undefined && count.failures >= limit);
      if (!full?.count) return;
      throw new DomainError('RATE_LIMITED', 'Too many failed attempts. Please try again later.', {
        metadata: { retryAfterSeconds: String(secondsUntil(full.count.windowEndsAt, now)) },
      });
    },
    recordFailure: async (attempt) => {
      const now = clock();
      await store.add(accountBucket(attempt), now, windowMs);
      const address = addressBucket(attempt);
      if (address !== undefined) await store.add(address, now, windowMs);
    },
    recordSuccess: (attempt) => store.clear([accountBucket(attempt)]),
    countRequest: async (kind, subject, limit) => {
      const now = clock();
      const { failures, windowEndsAt } = await store.add(`${kind}:${hashToken(subject)}`, now, windowMs);
      return failures <= limit ? undefined : secondsUntil(windowEndsAt, now);
    },
  };
}

function secondsUntil(end: Date, now: Date): number {
  return Math.max(1, Math.ceil((end.getTime() - now.getTime()) / 1_000));
}

function accountBucket({ email, ip, isKnownAddress }: LoginAttempt): string {
  const account = `login:account:${hashToken(email)}`;
  return isKnownAddress ? `${account}:${addressKey(ip)}` : account;
}

function addressBucket({ ip }: LoginAttempt): string | undefined {
  return ip === '' ? undefined : `login:address:${addressKey(ip)}`;
}
