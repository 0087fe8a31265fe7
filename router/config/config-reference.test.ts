import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { describeSection, listConfigOptions } from './config-options.ts';
import { updateConfigReference } from './config-reference.ts';

const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

test('the reference is current (node router/config/write-config-reference.ts writes it)', () => {
  expect(updateConfigReference(readme)).toBe(readme);
});

test('every option is documented', () => {
  expect(listConfigOptions().filter(({ description }) => description.length < 10)).toEqual([]);
});

test('every section is described', () => {
  const sections = new Set(listConfigOptions().flatMap(({ section }) => section ?? []));
  expect([...sections].filter((section) => describeSection(section).length < 10)).toEqual([]);
});

test('names of environment variables do not change, because other tools use them', () => {
  const names = listConfigOptions().map(({ environmentName }) => environmentName);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining([
      'ERP_SERVER_PORT',
      'ERP_SUPERGRAPH_FILE',
      'ERP_JWT_JWKS_URL',
      'ERP_JWT_ISSUER',
      'ERP_JWT_AUDIENCE',
      'ERP_VIEWER_TOKEN_SECRET',
      'ERP_FEDERATION_ENGINE',
    ]),
  );
});
