import { expect, test } from '@jest/globals';
import { acceptsPage } from './accepts-page.ts';

test.each([
  [undefined, false],
  ['', false],
  ['*/*', false],
  ['text/*', false],
  ['text/html', true],
  ['TEXT/HTML', true],
  ['text/html;charset=utf-8', true],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
  ['image/png , text/html ; q=0.001', true],
  ['text/html;q=0', false],
  ['text/html; q=0.000, */*', false],
  ['text/htmlx', false],
  ['x-text/html', false],
  ['text/html, application/json', false],
  ['text/html, Application/GraphQL-Response+JSON', false],
])('%j wants a page: %p', (accept, expected) => {
  expect(acceptsPage(accept)).toBe(expected);
});
