import { describe, expect, test } from '@jest/globals';
import type { CorsConfig } from '../config/cors-config.ts';
import { resolveConfig } from '../config/load-config.ts';
import { createOriginCheck } from './cors-origins.ts';

function mayRead(cors: Partial<CorsConfig>, origin: string, isDevelopment = false): boolean {
  const config = resolveConfig({ supergraph: { file: 'a' }, cors });
  return createOriginCheck(config.cors, isDevelopment)?.(origin) ?? false;
}

test.each([
  ['https://app.example', 'https://app.example'],
  ['https://App.Example', 'https://app.example'],
  ['https://app.example:443', 'https://app.example'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['capacitor://localhost', 'capacitor://localhost'],
  ['*', 'https://any.example'],
  ['https://*.app.example', 'https://pr-7.app.example'],
  ['https://pr-*.app.example', 'https://pr-7.app.example'],
  ['https://*.*.example', 'https://a.b.example'],
  ['http://localhost:*', 'http://localhost:5173'],
])('%s allows %s', (configured, origin) => {
  expect(mayRead({ origins: [configured] }, origin)).toBe(true);
});

test.each([
  ['https://app.example', 'http://app.example'],
  ['https://app.example', 'https://app.example:8443'],
  ['https://app.example', 'https://app.example.attacker'],
  ['https://app.example', 'https://app-example'],
  ['https://app.example', 'null'],
  ['https://*.app.example', 'https://app.example'],
  ['https://*.app.example', 'https://.app.example'],
  ['https://*.app.example', 'https://a.b.app.example'],
  ['https://*.app.example', 'https://attacker.example/.app.example'],
  ['https://*.app.example', 'https://attacker.example#.app.example'],
  ['https://*.app.example', 'https://x.app.example.attacker'],
  ['https://*.app.example', 'https://x.app-example'],
  ['https://*.app.example', 'https://x.app.example\n'],
  ['http://localhost:*', 'http://localhost:5173.attacker.example'],
  ['http://localhost:*', 'http://localhost'],
])('%s does not allow %s', (configured, origin) => {
  expect(mayRead({ origins: [configured] }, origin)).toBe(false);
});

describe('pages of this machine', () => {
  const own = ['http://localhost:3000', 'https://localhost', 'http://127.0.0.1:5173', 'http://[::1]:8080'];
  const foreign = [
    'http://localhost.attacker.example',
    'http://attacker.example:3000',
    'http://127.0.0.1.attacker.example',
    'http://localhost:3000@attacker.example',
    'http://127.0.0.10:3000',
    'ftp://localhost',
    'null',
  ];

  test('may read in development, and nothing like them', () => {
    expect(own.filter((origin) => mayRead({}, origin, true))).toEqual(own);
    expect(foreign.filter((origin) => mayRead({}, origin, true))).toEqual([]);
  });

  test('may not in production, and where it is switched off', () => {
    expect(own.filter((origin) => mayRead({}, origin))).toEqual([]);
    expect(own.filter((origin) => mayRead({ localhost: false }, origin, true))).toEqual([]);
    expect(own.filter((origin) => mayRead({ localhost: true }, origin))).toEqual(own);
  });
});
