import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readDomainNames } from './domain-names.ts';
import { renderTemplate, templateWords } from './template.ts';

const root = path.join(import.meta.dirname, '../..');
const outcome = readDomainNames('workshop', 'WorkOrder', {
  domains: new Set(),
  types: new Set(),
  rootFields: new Set(),
  templateWords: templateWords(),
});
if (outcome.kind === 'refused') throw new Error(outcome.errors.join('\n'));
const files = renderTemplate(outcome.names);

test('names are filled in, in texts and paths', () => {
  expect(files.map((file) => file.path)).toEqual(
    expect.arrayContaining([
      'proto/erp/workshop/v1/workshop.proto',
      'proto/erp/workshop/v1/events.proto',
      'schema/workshop.graphql',
      'subgraphs/workshop/domain.ts',
      'subgraphs/workshop/service/use-cases/create-work-order.ts',
      'subgraphs/workshop/test/work-orders.contract.test.ts',
    ]),
  );
  for (const { path: file, text } of files) expect(`${file}\n${text}`).not.toMatch(/__[a-zA-Z_-]+__/);
});

test('every import leads to a file of the repository, of the domain, or of its generated code', () => {
  const generated =
    /^(proto\/generated\/erp\/workshop\/v1\/(workshop|events)|subgraphs\/workshop\/generated\/resolvers-types)\.ts$/;
  const created = new Set(files.map((file) => file.path));
  const lost = files
    .filter((file) => file.path.endsWith('.ts'))
    .flatMap((file) =>
      [...file.text.matchAll(/from '(\.[^']+)'/g)].map(([, target = '']) =>
        path.join(path.dirname(file.path), target),
      ),
    )
    .filter(
      (target) => !created.has(target) && !generated.test(target) && !existsSync(path.join(root, target)),
    );
  expect(lost).toEqual([]);
});

test('words of comments and placeholders are free for entities, variables are not', () => {
  const words = templateWords();
  expect([words.has('viewer'), words.has('Context')]).toEqual([true, true]);
  expect([words.has('Batching'), words.has('Entity')]).toEqual([false, false]);
});
