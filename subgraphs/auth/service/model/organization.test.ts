import { expect, test } from '@jest/globals';
import { slugOf, slugPattern } from './organization.ts';

test.each([
  ['Müller & Söhne GmbH', 'muller-sohne-gmbh'],
  ['  ACME  ', 'acme'],
  ['Straßenbau İzmir', 'strassenbau-izmir'],
  ['株式会社', ''],
  ['long name '.repeat(10), 'long-name-long-name-long-name-long-name-long-name'],
])('the slug of %s is "%s"', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each(['a', '-acme', 'acme-', 'Acme', 'a b', 'a'.repeat(51), ''])('"%s" is not a valid slug', (slug) => {
  expect(slugPattern.test(slug)).toBe(false);
});

test.each(['ab', 'acme-2', 'a'.repeat(50)])('"%s" is a slug', (slug) => {
  expect(slugPattern.test(slug)).toBe(true);
});
