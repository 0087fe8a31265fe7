import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { domainRegistry } from '../registry.ts';
import { compositionEdits, nextPorts } from './composition-edits.ts';

const root = path.join(import.meta.dirname, '../..');
const last = domainRegistry.at(-1);
if (!last) throw new Error('The registry is empty.');
const added = { name: 'carpentry', keeps: 'Work orders.', subgraphPort: 4999, servicePort: 59_999 };
const lines = (text: string): string[] => text.split('\n').map((line) => line.replace(/,$/, ''));

test.each(compositionEdits)('$path gets the domain after the last one and keeps the rest', (edit) => {
  const before = readFileSync(path.join(root, edit.path), 'utf8');
  const after = edit.apply(before, added, last);
  const kept = new Set(lines(after));
  expect(lines(before).filter((line) => !kept.has(line) && !line.endsWith('}}'))).toEqual([]);
  expect(after).toContain('carpentry');
  if (/\.ya?ml$/.test(edit.path)) expect(() => parse(after, { merge: true }) as unknown).not.toThrow();
});

test('a second domain follows the first', () => {
  const second = { ...added, name: 'fleet', subgraphPort: 5000, servicePort: 60_000 };
  for (const edit of compositionEdits) {
    const before = readFileSync(path.join(root, edit.path), 'utf8');
    const after = edit.apply(edit.apply(before, added, last), second, added);
    expect(after.lastIndexOf('fleet')).toBeGreaterThan(after.lastIndexOf('carpentry'));
  }
});

test('a file that looks otherwise is refused', () => {
  for (const edit of compositionEdits)
    expect(() => edit.apply('something else', added, last)).toThrow('does not say once');
});

test('the next ports are free', () => {
  const { subgraphPort, servicePort } = nextPorts(domainRegistry);
  for (const registration of domainRegistry) {
    expect(subgraphPort).toBeGreaterThan(registration.subgraphPort);
    expect(servicePort).toBeGreaterThan(registration.servicePort);
  }
});
