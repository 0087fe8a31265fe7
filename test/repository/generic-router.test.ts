import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { domainRegistry } from '../../subgraphs/registry.ts';

/**
 * The router serves any supergraph: what it says, defaults and examples of options included, names nothing of this ERP.
 * `ERP_` begins the variables of the environment and says no more.
 */
const root = path.join(import.meta.dirname, '../..');
const files = globSync('router/**/*.{ts,js,css,json}', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts'),
);
const words = ['erp', ...domainRegistry.map(({ name }) => name)];
// `x-auth-*` are headers of others that claim an identity.
const foreign = new RegExp(`(?<![A-Za-z]|x-)(?:${words.join('|')})(?![A-Za-z])`, 'gi');

test('the files of the router were found', () => {
  expect(files.length).toBeGreaterThan(150);
});

test('the router names neither the ERP nor one of its domains', () => {
  const found = files.flatMap((file) =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        (line.replaceAll(/\bERP_/g, '').match(foreign) ?? []).map((word) => `${file}:${index + 1} ${word}`),
      ),
  );
  expect(found).toEqual([]);
});

test.each([`default('erp-router')`, '`{"crm": {}}`', '`[crm:12:3]`', 'erp_subgraphs', 'Payments'])(
  'the check finds %s',
  (text) => {
    expect(text.match(foreign)).toHaveLength(1);
  },
);
