import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type CertificateAuthority,
  createCertificateAuthority,
  type IssuedCertificate,
} from '../../test/harness/certificate-authority.ts';
import { parseCommandLine } from './command-line.ts';
import { loadConfig } from './load-config.ts';
import { findTlsFileMistakes } from './tls-files.ts';

let authority: CertificateAuthority;
let issued: IssuedCertificate;

beforeAll(async () => {
  authority = await createCertificateAuthority();
  issued = await authority.issue('DNS:router');
});

afterAll(() => authority.remove());

test('files that fit each other are accepted, and so is a configuration without files', () => {
  const { certificateFile, keyFile } = issued;
  const tls = { caFile: authority.caFile, certificateFile, keyFile, serverName: 'a' };
  expect(findTlsFileMistakes({ subgraphs: { all: { tls }, a: { tls } } })).toEqual([]);
  expect(findTlsFileMistakes({})).toEqual([]);
});

test('every mistake of every file is reported at the start, together with all others', () => {
  const folder = dirname(authority.caFile);
  const text = join(folder, 'text.pem');
  const otherKey = join(folder, 'other.key');
  writeFileSync(text, 'no PEM at all');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(otherKey, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const result = loadConfig({
    commandLine: parseCommandLine(['--supergraph', 'graph.graphql']),
    environment: {
      ERP_SERVER_PORT: 'x',
      ERP_SUBGRAPHS_ALL_TLS_CA_FILE: join(folder, 'nowhere.pem'),
      ERP_SUBGRAPHS_ALL_TLS_KEY_FILE: text,
      ERP_SUBGRAPHS: JSON.stringify({
        a: { tls: { certificateFile: issued.certificateFile, keyFile: otherKey } },
        b: { tls: { caFile: text, certificateFile: issued.certificateFile } },
      }),
    },
  });
  expect(result).toEqual({
    kind: 'invalid',
    isCommandLineWrong: false,
    errors: [
      expect.stringMatching(/^server\.port must be a number/),
      expect.stringMatching(/^subgraphs\.all\.tls\.caFile cannot be read: ENOENT/),
      expect.stringMatching(/^subgraphs\.all\.tls\.keyFile is not a PEM file of a private key/),
      'subgraphs.all.tls.certificateFile is required with keyFile',
      'subgraphs.a.tls.keyFile does not belong to the certificate of certificateFile',
      expect.stringMatching(/^subgraphs\.b\.tls\.caFile is not a PEM file of a certificate/),
      'subgraphs.b.tls.keyFile is required with certificateFile',
    ],
  });
});
