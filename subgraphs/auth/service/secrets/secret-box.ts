import { openWith, sealWith } from './opaque-token.ts';

/** Protects what the database must hold in readable form: private signing keys and TOTP secrets. */
export interface SecretBox {
  seal(text: string): string;
  open(stored: string): string;
}

const sealedPrefix = 'sealed:';
const plainPrefix = 'plain:';

/**
 * @param key at least 32 characters; without one the texts are stored as they are. Texts that were stored
 * before a key was set stay readable.
 */
export function createSecretBox(key: string | undefined): SecretBox {
  return {
    seal: (text) => (key ? `${sealedPrefix}${sealWith(key, text)}` : `${plainPrefix}${text}`),
    open: (stored) => {
      if (stored.startsWith(plainPrefix)) return stored.slice(plainPrefix.length);
      if (!key) throw new Error('The database holds sealed secrets: ERP_AUTH_ENCRYPTION_KEY is needed.');
      return openWith(key, stored.slice(sealedPrefix.length));
    },
  };
}
