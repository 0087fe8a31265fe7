import { expect, test } from '@jest/globals';
import { parseExactly } from './answer-json.ts';

test.each([
  '{"a":1,"b":[true,null,"x"],"c":{"d":-5}}',
  '[12345678901234567890,0.10,1e3,1E+2,-0,-0.0,9007199254740993]',
  '{"text":"1.0 and 12345678901234567890","n":1.50}',
  '{"__proto__":{"a":1.0}}',
])('%s is written as it was read', (text) => {
  expect(JSON.stringify(parseExactly(text))).toBe(text);
});
