import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { documentHash } from './document-hash.ts';
import { loadStoredDocuments } from './stored-documents.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stored-documents-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

test('without configured files no document is stored', async () => {
  const documents = await loadStoredDocuments([]);
  expect(documents.texts).toEqual([]);
  expect(documents.find(documentHash('{ a }'))).toBeUndefined();
});

test('files and folders together; each document by its id and by its SHA-256', async () => {
  const manifest = await write('manifest.json', '{"short":"{ a }"}');
  await write('more/b.graphql', '{ b }');
  await write('more/deep/c.json', '{"c-id":"{ c }"}');
  const documents = await loadStoredDocuments([manifest, path.join(folder, 'more')]);
  expect(documents.texts).toEqual(['{ a }', '{ b }', '{ c }']);
  expect(documents.find('short')).toBe('{ a }');
  expect(documents.find(documentHash('{ a }'))).toBe('{ a }');
  expect(documents.find(documentHash('{ b }'))).toBe('{ b }');
  expect(documents.find('c-id')).toBe('{ c }');
});

test('the names of all operations are known', async () => {
  const file = await write(
    'names.json',
    '{"x":"query A { a } query B { b }","y":"{ c }","z":"mutation C { c }"}',
  );
  expect([...(await loadStoredDocuments([file])).operationNames]).toEqual(['A', 'B', 'C']);
});

test('one document under two ids is stored once, and names of inherited object properties are not ids', async () => {
  const documents = await loadStoredDocuments([await write('a.json', '{"x":"{ a }","y":"{ a }"}')]);
  expect(documents.texts).toEqual(['{ a }']);
  expect(documents.find('constructor')).toBeUndefined();
});

test('a missing file, a folder without documents, a wrong manifest and a wrong document are reported with the file', async () => {
  const missing = path.join(folder, 'missing.json');
  await expect(loadStoredDocuments([missing])).rejects.toThrow(
    `persistedDocuments.files: ${missing} cannot be read`,
  );
  await expect(loadStoredDocuments([folder])).rejects.toThrow(`${folder} has no *.json or *.graphql files`);
  const broken = await write('broken.json', '{');
  await expect(loadStoredDocuments([broken])).rejects.toThrow(`${broken} is not valid JSON`);
  const invalid = await write('invalid.json', '{"a":"{ a"}');
  await expect(loadStoredDocuments([invalid])).rejects.toThrow(
    `${invalid} has a document that cannot be parsed, a: Syntax Error`,
  );
});

test('two documents with one id are refused with both files', async () => {
  const one = await write('one.json', '{"a":"{ a }"}');
  const other = await write('other.json', '{"a":"{ b }"}');
  await expect(loadStoredDocuments([one, other])).rejects.toThrow(
    `${other} and ${one} have different documents with the id a`,
  );
});
