import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** Claims of the access tokens the auth service issues. */
export interface AccessTokenClaims extends JWTPayload {
  readonly org?: string;
  readonly roles?: readonly string[];
  readonly permissions?: readonly string[];
  readonly sid?: string;
}

/** A signing key whose public half is, or was, in the key set. */
interface IssuerKey {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** What the key set endpoint does instead of answering the keys. */
type EndpointScript = (request: IncomingMessage, response: ServerResponse) => void;

/** A token issuer with its key set on a real socket. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** Keys being served; change the list to rotate. */
  readonly keys: IssuerKey[];
  /** Times the key set was asked for. */
  fetchCount(): number;
  script(script: EndpointScript | undefined): void;
  /** A token that the router accepts, unless claims, header or key are changed. */
  issue(changes?: {
    claims?: Record<string, unknown>;
    header?: Record<string, unknown>;
    key?: IssuerKey;
  }): Promise<string>;
  close(): Promise<void>;
}

/** Makes a key pair that is in no key set. */
export async function createIssuerKey(
  keyId: string,
  algorithm = 'RS256',
  modulusLength = 2048,
): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { modulusLength, extractable: true });
  const publicJwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: algorithm, use: 'sig' };
  return { keyId, privateKey, publicJwk };
}

/** Starts an issuer with one RSA key. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const keys = [await createIssuerKey('key-1')];
  let fetches = 0;
  let script: EndpointScript | undefined;
  const server = createServer((request, response) => {
    fetches += 1;
    if (script !== undefined) return script(request, response);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: keys.map((key) => key.publicJwk) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = 'https://auth.example';
  const audience = 'erp-api';
  return {
    issuer,
    audience,
    jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
    keys,
    fetchCount: () => fetches,
    script(next) {
      script = next;
    },
    issue({ claims = {}, header = {}, key } = {}) {
      const signer = key ?? keys[0];
      if (signer === undefined) throw new Error('the issuer has no key');
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: issuer,
        aud: audience,
        sub: 'user-1',
        iat: now,
        exp: now + 300,
        jti: 'token-1',
        org: 'org-1',
        roles: ['SALES'],
        permissions: ['crm.customer.read'],
        sid: 'session-1',
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: signer.keyId, ...header })
        .sign(signer.privateKey);
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
