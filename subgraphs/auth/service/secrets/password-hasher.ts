import { hash, parseOptions, verify } from '@node-rs/argon2';
import { DomainError } from '../../../kit/errors/domain-error.ts';

/** Hashes and checks passwords with argon2id, a bounded number at a time. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /**
   * Whether the password belongs to the hash. Without a hash (unknown user, open invitation) the answer is
   * false after the same work, so that time does not give away which accounts exist.
   */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
  /** Whether the hash was made with other parameters than today's. */
  needsRehash(passwordHash: string): boolean;
}

/** OWASP's minimum for argon2id, about 40 ms of CPU. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const maxConcurrent = 2;
const maxWaiting = 200;

/** Hashing runs on the thread pool that files and DNS use too: two at a time, the rest waits in line. */
export function createPasswordHasher(): PasswordHasher {
  const run = createBoundedQueue(maxConcurrent, maxWaiting);
  let dummy: Promise<string> | undefined;
  const hashPassword = (password: string): Promise<string> => run(() => hash(typed(password), parameters));
  return {
    hash: hashPassword,
    verify: async (passwordHash, password) => {
      dummy ??= hashPassword('no user has this password');
      const target = passwordHash ?? (await dummy);
      const isEqual =
        (await run(() => verify(target, typed(password)))) ||
        // Hashes of before were made of what the keyboard sent.
        (typed(password) !== password && (await run(() => verify(target, password))));
      return isEqual && passwordHash !== undefined;
    },
    needsRehash: (passwordHash) => {
      const used = parseOptions(passwordHash);
      return (
        used.memoryCost !== parameters.memoryCost ||
        used.timeCost !== parameters.timeCost ||
        used.parallelism !== parameters.parallelism
      );
    },
  };
}

/** What was typed, whatever form the keyboard sends accents in (RFC 8265, OpaqueString). */
function typed(password: string): string {
  return password.normalize('NFC');
}

function createBoundedQueue(
  concurrency: number,
  capacity: number,
): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: Array<() => void> = [];
  return async (work) => {
    if (running >= concurrency) {
      if (waiting.length >= capacity)
        throw new DomainError(
          'UNAVAILABLE',
          'Too many logins at the same time. Please try again in a moment.',
        );
      // The one that finishes hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
