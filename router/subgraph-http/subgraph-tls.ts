import { readFileSync } from 'node:fs';

/** TLS of connections to a subgraph; paths name PEM files. */
export interface SubgraphTls {
  /** Certificate authorities to trust instead of the system's. */
  readonly caFile?: string | undefined;
  /** Client certificate and key, for mutual TLS. */
  readonly certificateFile?: string | undefined;
  readonly keyFile?: string | undefined;
  /** Name to verify and to send as SNI when it is not the URL's host. */
  readonly serverName?: string | undefined;
}

/** What `tls.connect` is called with for a subgraph. */
interface TlsConnectOptions {
  readonly minVersion: 'TLSv1.2';
  readonly rejectUnauthorized: true;
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  readonly servername?: string;
}

/**
 * Reads the files. The oldest version and the verification of certificates are given explicitly: flags and
 * variables of Node (`--tls-min-v1.0`, `NODE_TLS_REJECT_UNAUTHORIZED`) must not weaken them.
 * @throws when a file cannot be read.
 */
export function readTls(tls: SubgraphTls = {}): TlsConnectOptions {
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(tls.caFile !== undefined && { ca: readFileSync(tls.caFile) }),
    ...(tls.certificateFile !== undefined && { cert: readFileSync(tls.certificateFile) }),
    ...(tls.keyFile !== undefined && { key: readFileSync(tls.keyFile) }),
    ...(tls.serverName !== undefined && { servername: tls.serverName }),
  };
}
