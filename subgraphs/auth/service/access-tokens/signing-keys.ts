import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Clock } from '../../../kit/values/clock.ts';
import type { SigningKey } from '../model/signing-key.ts';
import type { SecretBox } from '../secrets/secret-box.ts';
import type { SigningKeyStore } from '../stores/signing-key-store.ts';

/** The algorithm of access tokens. */
export const signingAlgorithm = 'RS256';

/** The keys of access tokens: which one signs, which ones verify, and when the next one takes over. */
export interface SigningKeys {
  /** The key that signs now; makes the first one when there is none. */
  current(): Promise<{ readonly kid: string; readonly privateKey: CryptoKey }>;
  /** The published key with this id; undefined when it is unknown or forgotten. */
  findPublic(kid: string): Promise<CryptoKey | undefined>;
  /** JSON Web Key Set (RFC 7517) of every key that may have signed a token that still runs, or will sign soon. */
  publish(): Promise<string>;
  /** Makes the next key an hour before the current one stops signing; forgets keys that verify nothing any more. */
  rotateWhenDue(): Promise<void>;
  /** Replaces the current key as soon as verifiers had time to fetch the new one. */
  rotateNow(): Promise<{ readonly kid: string; readonly signsFrom: Date }>;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** How long a key is published before it signs. */
const publishLeadMs = 60 * minuteMs;
/** The same for an unplanned rotation: verifiers poll every five minutes. */
const shortLeadMs = 10 * minuteMs;
/** How long a key verifies after it stopped signing; longer than an access token runs. */
const overlapMs = 60 * minuteMs;
const cacheMs = 30_000;

/** @param lifetimeDays how long a key signs */
export function createSigningKeys(options: {
  readonly store: SigningKeyStore;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
  readonly lifetimeDays: number;
}): SigningKeys {
  const { store, secretBox, clock } = options;
  let cache: { readonly keys: readonly SigningKey[]; readonly readAt: number } | undefined;
  const imported = new Map<string, Promise<CryptoKey>>();

  const readKeys = async (isFresh = false): Promise<readonly SigningKey[]> => {
    const now = clock().getTime();
    if (!isFresh && cache && Math.abs(now - cache.readAt) < cacheMs) return cache.keys;
    const keys = await store.list();
    cache = { keys, readAt: now };
    return keys;
  };
  const importOnce = (name: string, read: () => string): Promise<CryptoKey> => {
    const known = imported.get(name);
    if (known) return known;
    const loading = importJWK(JSON.parse(read()) as JWK, signingAlgorithm) as Promise<CryptoKey>;
    imported.set(name, loading);
    return loading;
  };
  const addKey = async (generation: number, signsFrom: Date): Promise<void> => {
    const signsUntil = new Date(signsFrom.getTime() + options.lifetimeDays * dayMs);
    await store.insert({
      ...(await generateKey(secretBox)),
      generation,
      createdAt: clock(),
      signsFrom,
      signsUntil,
      verifiesUntil: new Date(signsUntil.getTime() + overlapMs),
    });
  };
  const rotateWhenDue = async (): Promise<void> => {
    const now = clock();
    const newest = (await readKeys(true)).at(-1);
    if (!newest) await addKey(1, now);
    else if (newest.signsUntil.getTime() - publishLeadMs <= now.getTime()) {
      await addKey(newest.generation + 1, newest.signsUntil > now ? newest.signsUntil : now);
    }
    await store.deleteEnded(now);
    await readKeys(true);
  };
  const findCurrent = (keys: readonly SigningKey[]): SigningKey | undefined => {
    const now = clock();
    return keys.findLast((key) => key.signsFrom <= now && key.signsUntil > now);
  };

  return {
    rotateWhenDue,
    current: async () => {
      let key = findCurrent(await readKeys());
      if (!key) {
        await rotateWhenDue();
        key = findCurrent(await readKeys());
      }
      if (!key) throw new Error('There is no key to sign access tokens with.');
      const { kid, privateJwk } = key;
      return { kid, privateKey: await importOnce(`private:${kid}`, () => secretBox.open(privateJwk)) };
    },
    findPublic: async (kid) => {
      const now = clock();
      const isKnown = (key: SigningKey): boolean => key.kid === kid && key.verifiesUntil > now;
      const key = (await readKeys()).find(isKnown) ?? (await readKeys(true)).find(isKnown);
      return key && importOnce(`public:${kid}`, () => key.publicJwk);
    },
    publish: async () => {
      const now = clock();
      const keys = (await readKeys()).filter((key) => key.verifiesUntil > now);
      return JSON.stringify({ keys: keys.map((key) => JSON.parse(key.publicJwk) as unknown) });
    },
    rotateNow: async () => {
      await rotateWhenDue();
      const newest = (await readKeys(true)).at(-1);
      if (!newest) throw new Error('There is no key to replace.');
      const signsFrom = new Date(clock().getTime() + shortLeadMs);
      if (newest.signsUntil > signsFrom) {
        await store.setSignsUntil(newest.generation, signsFrom, new Date(signsFrom.getTime() + overlapMs));
      }
      await addKey(newest.generation + 1, signsFrom);
      const added = (await readKeys(true)).find((key) => key.generation === newest.generation + 1);
      if (!added) throw new Error('The new key was not stored.');
      return { kid: added.kid, signsFrom: added.signsFrom };
    },
  };
}

async function generateKey(
  secretBox: SecretBox,
): Promise<Pick<SigningKey, 'kid' | 'publicJwk' | 'privateJwk'>> {
  const pair = await generateKeyPair(signingAlgorithm, { modulusLength: 2048, extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  return {
    kid,
    publicJwk: JSON.stringify({ ...publicJwk, kid, alg: signingAlgorithm, use: 'sig' }),
    privateJwk: secretBox.seal(JSON.stringify(await exportJWK(pair.privateKey))),
  };
}
