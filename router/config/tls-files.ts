import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isPlainObject } from './config-layer.ts';

/**
 * Looks into the PEM files that `subgraphs.all.tls` and `subgraphs.<name>.tls` name, and lists every mistake.
 * Takes values before the schema checks them, so that these mistakes are reported together with all others;
 * a value that is not text is left to the schema.
 */
export function findTlsFileMistakes(values: Readonly<Record<string, unknown>>): readonly string[] {
  // Settings for all come first in the report.
  const subgraphs = { all: {}, ...sectionOf(values, 'subgraphs') };
  return Object.entries(subgraphs).flatMap(([name, settings]) =>
    isPlainObject(settings) ? findMistakes(sectionOf(settings, 'tls'), `subgraphs.${name}.tls`) : [],
  );
}

type Section = Readonly<Record<string, unknown>>;

function sectionOf(values: Section, key: string): Section {
  const section = Object.hasOwn(values, key) ? values[key] : undefined;
  return isPlainObject(section) ? section : {};
}

function findMistakes(tls: Section, path: string): readonly string[] {
  const mistakes: string[] = [];
  const read = <Content>(option: string, parse: (pem: string) => Content, wanted: string) =>
    readPem(tls[option], `${path}.${option}`, parse, wanted, mistakes);
  read('caFile', readCertificates, 'certificate');
  const certificate = read('certificateFile', readCertificates, 'certificate')?.[0];
  const key = read('keyFile', readKey, 'private key without a passphrase');
  if (tls['keyFile'] === undefined && tls['certificateFile'] !== undefined) {
    mistakes.push(`${path}.keyFile is required with certificateFile`);
  }
  if (tls['certificateFile'] === undefined && tls['keyFile'] !== undefined) {
    mistakes.push(`${path}.certificateFile is required with keyFile`);
  }
  if (certificate !== undefined && key !== undefined && !certificate.checkPrivateKey(key)) {
    mistakes.push(`${path}.keyFile does not belong to the certificate of certificateFile`);
  }
  return mistakes;
}

function readPem<Content>(
  file: unknown,
  path: string,
  parse: (pem: string) => Content,
  wanted: string,
  mistakes: string[],
): Content | undefined {
  if (typeof file !== 'string' || file === '') return undefined;
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch (error: unknown) {
    mistakes.push(`${path} cannot be read: ${(error as Error).message}`);
    return undefined;
  }
  try {
    return parse(pem);
  } catch {
    // What the parser says may quote the key.
    mistakes.push(`${path} is not a PEM file of a ${wanted}: ${file}`);
    return undefined;
  }
}

const certificatePattern = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function readCertificates(pem: string): readonly X509Certificate[] {
  const certificates = (pem.match(certificatePattern) ?? []).map((text) => new X509Certificate(text));
  if (certificates.length === 0) throw new Error('no certificate');
  return certificates;
}

function readKey(pem: string): KeyObject {
  return createPrivateKey(pem);
}
