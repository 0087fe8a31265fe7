import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate with its key: as files for who is configured with paths, as PEM for a server in the test. */
export interface IssuedCertificate {
  readonly certificateFile: string;
  readonly keyFile: string;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** An authority that exists for one test. */
export interface CertificateAuthority {
  readonly caFile: string;
  readonly ca: Buffer;
  /**
   * Issues a certificate.
   * @param names subject alternative names as openssl writes them: `DNS:localhost`, `IP:127.0.0.1`
   */
  issue(names: string): Promise<IssuedCertificate>;
  /** Removes all files. */
  remove(): Promise<void>;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days', '2'];

/** Makes an authority with openssl, in a folder of its own. */
export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'authority-'));
  let issued = 0;
  const make = async (label: string, further: readonly string[]): Promise<IssuedCertificate> => {
    const certificateFile = join(folder, `${label}.pem`);
    const keyFile = join(folder, `${label}.key`);
    const files = ['-keyout', keyFile, '-out', certificateFile, '-subj', `/CN=${label}`];
    await run('openssl', ['req', '-x509', ...newKey, ...files, ...further]);
    const [cert, key] = await Promise.all([readFile(certificateFile), readFile(keyFile)]);
    return { certificateFile, keyFile, cert, key };
  };
  const authority = await make('authority', []);
  return {
    caFile: authority.certificateFile,
    ca: authority.cert,
    issue(names) {
      issued += 1;
      const signer = ['-CA', authority.certificateFile, '-CAkey', authority.keyFile];
      const extensions = [
        '-addext',
        `subjectAltName=${names}`,
        '-addext',
        'basicConstraints=critical,CA:FALSE',
      ];
      return make(`certificate-${issued}`, [...signer, ...extensions]);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
