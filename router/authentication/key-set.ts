import { type CryptoKey, importJWK, type JWK } from 'jose';
import { Agent, request } from 'undici';
import { createSingleFlight } from '../single-flight/single-flight.ts';

/** A public key that may sign access tokens. */
interface VerificationKey {
  readonly algorithm: string;
  readonly key: CryptoKey;
}

/** The keys of a token issuer, kept current in the background. */
export interface KeySet {
  /** Changes whenever the keys change; what was verified with older keys must be verified again. */
  readonly version: number;
  /** Whether there are keys that may still be used. */
  readonly isUsable: boolean;
  /**
   * The key of a key id. An unknown id causes at most one fetch per cooldown; the caller waits for that one.
   */
  find(keyId: string): Promise<VerificationKey | undefined>;
  /** Fetches the keys now. Never rejects: failures are reported and the last good keys stay. */
  refresh(): Promise<void>;
  /** Stops fetching. */
  close(): Promise<void>;
}

/** Options of a key set. */
interface KeySetOptions {
  readonly url: string;
  readonly algorithms: readonly string[];
  readonly pollIntervalMs: number;
  readonly refreshCooldownMs: number;
  readonly timeoutMs: number;
  readonly staleKeysMs: number;
  readonly onFetch: (outcome: 'ok' | 'failed', error?: unknown) => void;
}

const maxKeySetBytes = 1_048_576;
const minRsaBits = 2048;
const firstRetryPauseMs = 1_000;
const maxRetryPauseMs = 30_000;

/** Starts fetching a key set; the first fetch is under way when this returns. */
export function startKeySet(options: KeySetOptions): KeySet {
  const agent = new Agent({
    connect: { timeout: options.timeoutMs },
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
    maxResponseSize: maxKeySetBytes,
  });
  const abort = new AbortController();
  let keys: ReadonlyMap<string, VerificationKey> = new Map();
  let fingerprint = '';
  let version = 0;
  let goodUntil = 0;
  let failures = 0;
  let lastMissFetchAt = -Infinity;
  const fetches = createSingleFlight<void>();

  async function fetchKeys(): Promise<void> {
    try {
      const text = await fetchText(options.url, agent, options.timeoutMs, abort.signal);
      const fetched = await importKeys(text, options.algorithms);
      if (text !== fingerprint) version += 1;
      fingerprint = text;
      keys = fetched;
      goodUntil = performance.now() + options.staleKeysMs;
      failures = 0;
      options.onFetch('ok');
    } catch (error: unknown) {
      failures += 1;
      if (!abort.signal.aborted) options.onFetch('failed', error);
    }
  }

  function refresh(): Promise<void> {
    return fetches.join(options.url, undefined, fetchKeys);
  }

  function usableKeys(): ReadonlyMap<string, VerificationKey> | undefined {
    return performance.now() <= goodUntil ? keys : undefined;
  }

  /** Polls at the interval; after a failure sooner, with growing pauses. */
  function schedule(): void {
    const pause =
      failures === 0 ? options.pollIntervalMs : Math.min(options.pollIntervalMs, retryPauseMs(failures));
    if (!abort.signal.aborted) poll = setTimeout(() => void refresh().then(schedule), pause);
  }

  let poll: NodeJS.Timeout | undefined;
  void refresh().then(schedule);

  return {
    get version() {
      return version;
    },
    get isUsable() {
      return usableKeys() !== undefined;
    },
    async find(keyId) {
      const known = usableKeys()?.get(keyId);
      if (known !== undefined) return known;
      const now = performance.now();
      const isFetching = fetches.size > 0;
      if (isFetching || now - lastMissFetchAt >= options.refreshCooldownMs) {
        if (!isFetching) lastMissFetchAt = now;
        await refresh();
      }
      return usableKeys()?.get(keyId);
    },
    refresh,
    async close() {
      abort.abort();
      if (fetches.size > 0) await refresh();
      clearTimeout(poll);
      await agent.close();
    },
  };
}

/** One second, doubled with each failure, at most half a minute, spread so that routers do not ask in step. */
function retryPauseMs(failures: number): number {
  const longest = Math.min(maxRetryPauseMs, firstRetryPauseMs * 2 ** Math.min(failures - 1, 10));
  return longest * (0.5 + Math.random() / 2);
}

async function fetchText(
  url: string,
  dispatcher: Agent,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<string> {
  const response = await request(url, {
    dispatcher,
    headers: { accept: 'application/jwk-set+json, application/json' },
    signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
  });
  const text = await response.body.text();
  if (response.statusCode !== 200) throw new Error(`the key set endpoint answered ${response.statusCode}`);
  return text;
}

/**
 * Imports the keys that may verify signatures; others are passed over. A key id that occurs twice is
 * ambiguous and not used.
 * @throws {Error} when nothing usable is left, so that a bad answer never replaces good keys.
 */
async function importKeys(
  text: string,
  algorithms: readonly string[],
): Promise<ReadonlyMap<string, VerificationKey>> {
  const parsed = JSON.parse(text) as { keys?: unknown } | null;
  if (parsed === null || !Array.isArray(parsed.keys)) throw new Error('the key set holds no list of keys');
  const imported = new Map<string, VerificationKey>();
  const seen = new Set<string>();
  for (const candidate of parsed.keys as JWK[]) {
    const keyId: unknown = candidate?.kid;
    if (typeof keyId !== 'string' || keyId === '') continue;
    const isDuplicate = seen.has(keyId);
    seen.add(keyId);
    const usable = isDuplicate ? undefined : await importKey(candidate, algorithms);
    if (usable === undefined) imported.delete(keyId);
    else imported.set(keyId, usable);
  }
  if (imported.size === 0) throw new Error('the key set holds no usable key');
  return imported;
}

async function importKey(jwk: JWK, algorithms: readonly string[]): Promise<VerificationKey | undefined> {
  const algorithm = jwk.alg ?? algorithms.find((candidate) => keyTypeOf(candidate) === jwk.kty);
  if (algorithm === undefined || !algorithms.includes(algorithm) || keyTypeOf(algorithm) !== jwk.kty)
    return undefined;
  if (jwk.use !== undefined && jwk.use !== 'sig') return undefined;
  if (jwk.key_ops !== undefined && !jwk.key_ops.includes('verify')) return undefined;
  if (jwk.kty === 'RSA' && rsaBitsOf(jwk) < minRsaBits) return undefined;
  const { kty, n, e, crv, x, y } = jwk;
  try {
    const key = await importJWK({ kty, n, e, crv, x, y }, algorithm);
    return key instanceof Uint8Array ? undefined : { algorithm, key };
  } catch {
    // A malformed key does not make the others unusable.
    return undefined;
  }
}

function keyTypeOf(algorithm: string): string {
  if (algorithm === 'EdDSA') return 'OKP';
  return algorithm.startsWith('ES') ? 'EC' : 'RSA';
}

function rsaBitsOf(jwk: JWK): number {
  return typeof jwk.n === 'string' ? Buffer.from(jwk.n, 'base64url').byteLength * 8 : 0;
}
