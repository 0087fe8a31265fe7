import { expect, jest, test } from '@jest/globals';
import { documentHash } from './document-hash.ts';
import { createRegisteredDocuments } from './registered-documents.ts';

const day = 86_400_000;

test('a kept document is found by its hash, and by no other text', async () => {
  const documents = createRegisteredDocuments({ maxBytes: 10_000, maxDocumentBytes: 5_000, lifetimeMs: day });
  await documents.keep(documentHash('{ me { id } }'), '{ me { id } }');
  expect(documents.find(documentHash('{ me { id } }'))).toBe('{ me { id } }');
  expect(documents.find(documentHash('{ you }'))).toBeUndefined();
});

test('a document over the limit of one is not kept', async () => {
  const documents = createRegisteredDocuments({ maxBytes: 10_000, maxDocumentBytes: 1_000, lifetimeMs: day });
  await documents.keep('large', 'x'.repeat(1_000));
  expect(documents.find('large')).toBeUndefined();
});

test('a hundred thousand registrations keep no more than the bound, the latest ones', async () => {
  const documents = createRegisteredDocuments({
    maxBytes: 100_000,
    maxDocumentBytes: 5_000,
    lifetimeMs: day,
  });
  for (let index = 0; index < 100_000; index += 1) await documents.keep(`hash ${index}`, `{ a${index} }`);
  const kept = Array.from({ length: 100_000 }, (_, index) => documents.find(`hash ${index}`)).filter(Boolean);
  expect(kept.length).toBeGreaterThan(100);
  expect(kept.length).toBeLessThan(250);
  expect(kept.at(-1)).toBe('{ a99999 }');
});

test('a document that was not used for its lifetime is kept no longer', async () => {
  jest.useFakeTimers();
  jest.advanceTimersByTime(1);
  try {
    const documents = createRegisteredDocuments({
      maxBytes: 10_000,
      maxDocumentBytes: 5_000,
      lifetimeMs: 1_000,
    });
    await documents.keep('used', '{ used }');
    await documents.keep('unused', '{ unused }');
    jest.advanceTimersByTime(800);
    expect(documents.find('used')).toBe('{ used }');
    jest.advanceTimersByTime(800);
    expect(documents.find('used')).toBe('{ used }');
    expect(documents.find('unused')).toBeUndefined();
  } finally {
    jest.useRealTimers();
  }
});
