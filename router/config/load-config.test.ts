import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseCommandLine } from './command-line.ts';
import { loadConfig, resolveConfig } from './load-config.ts';
import { isGraphiqlEnabled, isIntrospectionEnabled } from './router-config.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function load(args: readonly string[], environment: Record<string, string> = {}, yaml = '') {
  const file = join(folder, 'config.yaml');
  writeFileSync(file, yaml);
  return loadConfig({
    commandLine: parseCommandLine(args),
    environment: { CONFIG_FILE: file, ...environment },
  });
}

function loaded(...input: Parameters<typeof load>) {
  const result = load(...input);
  if (result.kind === 'invalid') throw new Error(result.errors.join('\n'));
  return result;
}

function errorsOf(...input: Parameters<typeof load>): readonly string[] {
  const result = load(...input);
  return result.kind === 'invalid' ? result.errors : [];
}

const supergraphFlag = ['--supergraph', 'graph.graphql'] as const;

describe('sources', () => {
  test('flags win over the environment, the environment over the file, the file over defaults', () => {
    const yaml =
      'server: { port: 1, host: file.example, maxHeaders: 50 }\nsupergraph: { file: file.graphql }';
    const environment = { ERP_SERVER_PORT: '2', ERP_SERVER_HOST: 'environment.example' };
    const { config } = loaded(['--port', '3'], environment, yaml);
    expect(config.server).toMatchObject({
      port: 3,
      host: 'environment.example',
      maxHeaders: 50,
      maxJsonDepth: 64,
    });
    expect(config.supergraph.file).toBe('file.graphql');
  });

  test('the environment holds numbers, booleans, lists and JSON', () => {
    const { config } = loaded([...supergraphFlag], {
      ERP_SUPERGRAPH_WATCH: 'off',
      ERP_CORS_ORIGINS: 'https://a.example, https://b.example',
      ERP_SUBGRAPHS: '{"crm":{"url":"http://crm:4102/graphql"}}',
      ERP_SUBGRAPHS_ALL_TIMEOUT_MS: '700',
      ERP_JWT_JWKS_URL: 'https://auth.example/jwks',
      ERP_JWT_ISSUER: 'auth',
      ERP_JWT_AUDIENCE: 'api',
    });
    expect(config.supergraph.watch).toBe(false);
    expect(config.cors.origins).toEqual(['https://a.example', 'https://b.example']);
    expect(config.subgraphs).toMatchObject({
      all: { timeoutMs: 700 },
      crm: { url: 'http://crm:4102/graphql' },
    });
    expect(config.jwt.jwksUrl).toBe('https://auth.example/jwks');
  });

  test('a secret is read from a file, without its line break', () => {
    const secretFile = join(folder, 'secret');
    writeFileSync(secretFile, `${'s'.repeat(40)}\n`);
    const { config } = loaded([...supergraphFlag], { ERP_VIEWER_TOKEN_SECRET_FILE: secretFile });
    expect(config.viewerToken.secret).toBe('s'.repeat(40));
  });

  test.each([
    ['missing', undefined, 'does not exist'],
    ['empty', Buffer.from(''), 'is empty'],
    ['a line break', Buffer.from('\n'), 'is empty'],
    ['binary', Buffer.alloc(40, 0xff), 'holds no UTF-8 text'],
    ['large', Buffer.alloc(64 * 1024 + 1, 'x'), 'has more than 64 KiB'],
  ])('a file of a variable that is %s is a mistake', (name, content, reason) => {
    const secretFile = join(folder, name);
    if (content !== undefined) writeFileSync(secretFile, content);
    expect(errorsOf([...supergraphFlag], { ERP_VIEWER_TOKEN_SECRET_FILE: secretFile })).toEqual([
      `viewerToken.secret has no value: file ${secretFile} ${reason} (environment variable ERP_VIEWER_TOKEN_SECRET_FILE)`,
    ]);
    expect(errorsOf([...supergraphFlag], { ERP_VIEWER_TOKEN_SECRET_FILE: '' })).toEqual([]);
  });

  test('a variable and its file variant cannot both be set', () => {
    const both = { ERP_VIEWER_TOKEN_SECRET: 'x'.repeat(40), ERP_VIEWER_TOKEN_SECRET_FILE: '/dev/null' };
    expect(errorsOf([...supergraphFlag], both)).toEqual([
      'ERP_VIEWER_TOKEN_SECRET and ERP_VIEWER_TOKEN_SECRET_FILE are both set; set one of them',
    ]);
  });

  test('options of a subgraph in the environment win over those of files and of the caller', () => {
    const subgraphsOf = (yaml: string) => {
      const file = join(folder, 'laid-over.yaml');
      writeFileSync(file, yaml);
      const result = loadConfig({
        commandLine: parseCommandLine([...supergraphFlag]),
        environment: { CONFIG_FILE: file, ERP_SUBGRAPHS: '{"crm":{"timeoutMs":5}}' },
        defaults: { subgraphs: { crm: { url: 'http://a/', timeoutMs: 1 }, hrm: { url: 'http://b/' } } },
      });
      if (result.kind === 'invalid') throw new Error(result.errors.join('\n'));
      return result.config.subgraphs;
    };
    expect(subgraphsOf('subgraphs: { hrm: { url: "http://c/" } }')).toMatchObject({
      crm: { url: 'http://a/', timeoutMs: 5 },
      hrm: { url: 'http://c/' },
    });
  });

  test('a supergraph file named by a flag replaces subgraphs listed in the file', () => {
    const yaml = 'supergraph: { subgraphs: [{ name: a, url: "http://a/graphql" }] }';
    const { config } = loaded([...supergraphFlag], {}, yaml);
    expect(config.supergraph).toMatchObject({ file: 'graph.graphql', subgraphs: [] });
  });

  test('a variable that names no option of its section is a warning', () => {
    const { warnings } = loaded([...supergraphFlag], {
      ERP_JWT_JWKS_URI: 'x',
      ERP_DATABASE_URL: 'postgres://',
    });
    expect(warnings).toEqual([
      'environment variable ERP_JWT_JWKS_URI is not known and is ignored; did you mean ERP_JWT_JWKS_URL?',
    ]);
  });

  test('the configuration is frozen all the way down', () => {
    const { config } = loaded([...supergraphFlag]);
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.csrf.requiredHeaders)).toBe(true);
  });
});

describe('mistakes', () => {
  test('are all listed, each with the place it comes from', () => {
    const yaml =
      'server: { prot: 1 }\nserverr: {}\nsupergraph: { file: a.graphql }\nlimits: { maxTokens: many }';
    const errors = errorsOf(
      ['--port', 'x', '--nope'],
      { ERP_SERVER_MAX_HEADERS: '5', ERP_CSRF_ENABLED: 'perhaps' },
      yaml,
    );
    expect(errors).toEqual(
      expect.arrayContaining([
        'flag --port must be a number',
        'unknown flag --nope',
        'csrf.enabled must be true or false (environment variable ERP_CSRF_ENABLED)',
        'server.prot is not an option',
        'serverr is not an option',
        expect.stringMatching(/^limits\.maxTokens /),
        expect.stringMatching(/^server\.maxHeaders .* \(environment variable ERP_SERVER_MAX_HEADERS\)$/),
      ]),
    );
    expect(errors).toHaveLength(7);
  });

  test.each([
    ['a file that is not YAML', 'server: [', /is not valid YAML/],
    ['a file that is a list', '- 1', /must hold sections/],
    ['a null where a number belongs', 'supergraph: { file: a }\nserver: { port: null }', /^server\.port/],
    [
      'credentials for every origin',
      'supergraph: { file: a }\ncors: { origins: ["*"], credentials: true }',
      /^cors\.credentials/,
    ],
    [
      'credentials for the origins of a whole top-level domain',
      'supergraph: { file: a }\ncors: { origins: ["https://*.example"], credentials: true }',
      /^cors\.credentials cannot be allowed for https:\/\/\*\.example/,
    ],
    [
      'an origin with a path',
      'supergraph: { file: a }\ncors: { origins: ["https://app.example/"] }',
      /^cors\.origins\.0 is not an origin/,
    ],
    [
      'an origin without a scheme',
      'supergraph: { file: a }\ncors: { origins: [app.example] }',
      /^cors\.origins\.0/,
    ],
    ['the origin of no page', 'supergraph: { file: a }\ncors: { origins: ["null"] }', /^cors\.origins\.0/],
    [
      'all origins and one',
      'supergraph: { file: a }\ncors: { origins: ["*", "https://app.example"] }',
      /^cors\.origins is either/,
    ],
    ['every header', 'supergraph: { file: a }\ncors: { headers: ["*"] }', /^cors\.headers\.0/],
    [
      'a short viewer token secret',
      'supergraph: { file: a }\nviewerToken: { secret: short }',
      /^viewerToken\.secret must be at least 32 bytes/,
    ],
    ['a symmetric algorithm', 'supergraph: { file: a }\njwt: { algorithms: [HS256] }', /^jwt\.algorithms\.0/],
    [
      'a key set without an issuer',
      'supergraph: { file: a }\njwt: { jwksUrl: "https://a/", audience: b }',
      /^jwt\.issuer is required/,
    ],
    [
      'a file URL for keys',
      'supergraph: { file: a }\njwt: { jwksUrl: "file:///a", issuer: a, audience: b }',
      /^jwt\.jwksUrl must be an absolute http/,
    ],
    [
      'two sources',
      'supergraph: { file: a, subgraphs: [{ name: a, url: "http://a/" }] }',
      /^supergraph\.subgraphs cannot be combined/,
    ],
    [
      'a password in the address of the supergraph',
      'supergraph: { url: "https://user:pass@a/" }',
      /^supergraph\.url must not hold a user or password$/,
    ],
    [
      'a user in the address of keys',
      'supergraph: { file: a }\njwt: { jwksUrl: "https://user@a/", issuer: a, audience: b }',
      /^jwt\.jwksUrl must not hold a user or password$/,
    ],
    [
      'a token that no header can hold',
      'supergraph: { url: "https://a/", token: "one\\ntwo" }',
      /^supergraph\.token must be letters, digits and signs of ASCII without spaces$/,
    ],
    [
      'an interval that no timer can hold',
      'supergraph: { file: a, pollIntervalMs: 3000000000 }',
      /^supergraph\.pollIntervalMs must be at most 1728000000, which is 20 days$/,
    ],
    [
      'a time for one subgraph that no timer can hold',
      'supergraph: { file: a }\nsubgraphs: { crm: { timeoutMs: 1728000001 } }',
      /^subgraphs\.crm\.timeoutMs must be at most/,
    ],
    ['no source', 'server: { port: 1 }', /^supergraph\.file is required/],
    [
      'a key of a map',
      'supergraph: { file: a }\nerrors: { propagate: { all: { codes: { "out of stock": 409 } } } }',
      /^errors\.propagate\.all\.codes\.out of stock is not a code/,
    ],
    [
      'a second status of a general code',
      'supergraph: { file: a }\nerrors: { propagate: { crm: { codes: { NOT_FOUND: 410 } } } }',
      /^errors\.propagate\.crm\.codes\.NOT_FOUND has a status already/,
    ],
  ])('are found: %s', (_name, yaml, message) => {
    expect(errorsOf([], {}, yaml)).toEqual([expect.stringMatching(message)]);
  });

  test('a configuration file that was asked for must exist', () => {
    const result = loadConfig({
      commandLine: parseCommandLine(['--config', '/nowhere.yaml', ...supergraphFlag]),
      environment: {},
    });
    expect(result).toEqual({
      kind: 'invalid',
      errors: ['configuration file /nowhere.yaml does not exist'],
      isCommandLineWrong: false,
    });
  });
});

describe('defaults that depend on the environment', () => {
  const input = (environment: 'development' | 'production', jwksUrl?: string) =>
    resolveConfig({
      environment,
      supergraph: { file: 'a' },
      ...(jwksUrl !== undefined && { jwt: { jwksUrl, issuer: 'a', audience: 'b' } }),
    });

  test('GraphiQL is for development', () => {
    expect(isGraphiqlEnabled(input('development'))).toBe(true);
    expect(isGraphiqlEnabled(input('production'))).toBe(false);
  });

  test('introspection is for development and for graphs without authentication', () => {
    expect(isIntrospectionEnabled(input('development', 'https://a/'))).toBe(true);
    expect(isIntrospectionEnabled(input('production'))).toBe(true);
    expect(isIntrospectionEnabled(input('production', 'https://a/'))).toBe(false);
  });

  test('NODE_ENV=development means development unless ERP_ENVIRONMENT says otherwise', () => {
    expect(loaded([...supergraphFlag], { NODE_ENV: 'development' }).config.environment).toBe('development');
    const both = { NODE_ENV: 'development', ERP_ENVIRONMENT: 'production' };
    expect(loaded([...supergraphFlag], both).config.environment).toBe('production');
  });
});
