import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type CommandDefinition, exitMistaken, readCommand } from './router/command/command.ts';
import { type LogFormat, openLogStream } from './router/command/log-stream.ts';
import { obeyStopSignals } from './router/command/stop-signals.ts';
import { describeUnknownVariables } from './router/command/unknown-variables.ts';
import { parseCommandLine } from './router/config/command-line.ts';
import { listConfigOptions } from './router/config/config-options.ts';
import { loadConfig } from './router/config/load-config.ts';
import type { RouterConfig } from './router/config/router-config.ts';
import { createRouter } from './router/router.ts';
import { chooseDataLocation, type DataLocation } from './subgraphs/kit/database/data-location.ts';
import { acme, demoPassword, demoUsers } from './subgraphs/kit/demo/demo-people.ts';
import { businessErrorStatuses } from './subgraphs/kit/errors/error-codes.ts';
import { assertPortFree } from './subgraphs/kit/lifecycle/assert-port-free.ts';
import { installationVariables } from './subgraphs/kit/part/installation-settings.ts';
import { portNumber, readVariables, text, variables } from './subgraphs/kit/part/read-settings.ts';
import { partVariableNames } from './subgraphs/part-settings.ts';
import { domainRegistry } from './subgraphs/registry.ts';
import { type RunningDomains, serveAllDomains } from './subgraphs/serve-all.ts';

/**
 * The embedded default: router, all subgraphs and all services in this process, over real loopback sockets,
 * with demo data. The only file that knows both the router and the domains.
 */
const command = {
  usage: 'npm start -- [flags]',
  about: 'Starts the whole supergraph in one process with demo data.',
  flags: {
    port: {
      type: 'string',
      value: 'number',
      text: `port of the router (ERP_SERVER_PORT, default 4000). With another port than the default,
subgraphs and services take free ports instead of their own; 0 picks a free one`,
    },
    host: {
      type: 'string',
      value: 'address',
      text: 'address to listen on (ERP_SERVER_HOST, default 127.0.0.1)',
    },
    'data-dir': {
      type: 'string',
      value: 'folder',
      text: 'keep the data in SQLite files in this folder (default: in memory)',
    },
    'no-seed': { type: 'boolean', text: 'start without demo data' },
    watch: { type: 'boolean', text: 'start again when a file changes' },
  },
  notes: `ERP_DATABASE_URL=postgres://… keeps the data in PostgreSQL. All options of the router apply, as a
configuration file or as environment variables: see router/config/README.md.`,
} as const satisfies CommandDefinition;

const defaultPort = 4000;
const startedAt = performance.now();

/** What GraphiQL opens with: one question of six domains, answered in full to the owner. */
const exampleQuery = `# Sign in as the owner above, then run this: one question of six domains.
{
  me { displayName organization { name } employee { position } }
  customers(first: 3) {
    nodes {
      name
      owner { displayName }
      outstandingBalance { amount currency }
      reservations(first: 2) {
        nodes {
          event { name }
          payment { status }
          invoice { number status }
        }
      }
    }
  }
}
`;

/** How GraphiQL signs in a demo user. */
const demoLogin = `mutation($email: String!, $password: String!) {
  login(input: { email: $email, password: $password }) { accessToken }
}`;

/** How GraphiQL ends the session of a demo user. */
const demoLogout = 'mutation { logout { success } }';

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly data: DataLocation;
  readonly seedDemo: boolean;
  readonly viewerTokenSecret: string;
  /** As `ERP_LOGGING_LEVEL` says; undefined when it says nothing. */
  readonly logLevel: string | undefined;
  readonly logFormat: LogFormat;
  readonly drainTimeoutMs: number;
}

/** Variables that are read before the router reads its own; a flag is stronger. */
const startVariables = variables({
  ...installationVariables,
  ERP_VIEWER_TOKEN_SECRET: installationVariables.ERP_VIEWER_TOKEN_SECRET.optional(),
  ERP_SERVER_PORT: portNumber().default(defaultPort),
  ERP_SERVER_HOST: text().default('127.0.0.1'),
});

function fail(message: string, exitCode = 1): never {
  console.error(message);
  process.exit(exitCode);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readOptions(): StartOptions {
  const { values } = readCommand(command);
  const read = readVariables(startVariables, process.env, {
    ...(values.port !== undefined && { ERP_SERVER_PORT: { name: '--port', text: values.port } }),
    ...(values.host !== undefined && { ERP_SERVER_HOST: { name: '--host', text: values.host } }),
  });
  if (read.kind === 'invalid') return fail(read.mistakes.join('\n'), read.isFlagWrong ? exitMistaken : 1);
  // Watch mode waits for a change after a mistake, which is none of a file.
  if (values.watch) restartOnChanges();
  const { values: environment } = read;
  return {
    port: environment.ERP_SERVER_PORT,
    host: environment.ERP_SERVER_HOST,
    data: chooseDataLocation({ databaseUrl: environment.ERP_DATABASE_URL, dataDir: values['data-dir'] }),
    seedDemo: !values['no-seed'],
    viewerTokenSecret: environment.ERP_VIEWER_TOKEN_SECRET ?? randomBytes(32).toString('hex'),
    logLevel: environment.ERP_LOGGING_LEVEL,
    logFormat: environment.ERP_LOGGING_FORMAT,
    drainTimeoutMs: environment.ERP_DRAIN_TIMEOUT_MS,
  };
}

/** Becomes Node in watch mode, with the same arguments but the one that asks for it. */
function restartOnChanges(): never {
  const args = process.argv.slice(1).filter((argument) => argument !== '--watch');
  if (process.execve === undefined) return fail('--watch is not available on this system.');
  return process.execve(process.execPath, [process.execPath, ...process.execArgv, '--watch', ...args]);
}

/** What the router needs to know of the domains, as weakest settings: the environment and files win. */
function routerConfig(options: StartOptions, domains: RunningDomains): RouterConfig {
  const authUrl = new URL('/.well-known/jwks.json', domains.subgraphUrls['auth']);
  const loaded = loadConfig({
    commandLine: parseCommandLine(['--port', String(options.port), '--host', options.host]),
    environment: {
      ...process.env,
      ERP_VIEWER_TOKEN_SECRET: options.viewerTokenSecret,
      ERP_VIEWER_TOKEN_SECRET_FILE: undefined,
    },
    defaults: {
      environment: 'development',
      logging: { level: 'warn' },
      supergraph: { file: path.join(import.meta.dirname, 'schema/generated/supergraph.graphql') },
      subgraphs: Object.fromEntries(
        Object.entries(domains.subgraphUrls).map(([name, url]) => [name, { url }]),
      ),
      jwt: { jwksUrl: authUrl.href, issuer: 'erp-auth', audience: 'erp-supergraph' },
      errors: { propagate: { all: { codes: businessErrorStatuses } } },
      homepage: { title: 'ERP Supergraph' },
      graphiql: options.seedDemo ? demoLogins() : {},
    },
  });
  if (loaded.kind === 'invalid') return fail(loaded.errors.join('\n'));
  return loaded.config;
}

/** Users the editor offers as one-click logins, and what it opens with. */
function demoLogins() {
  return {
    demoUsers: demoUsers.map(({ email, role, organization }) => ({
      label: organization === acme ? role : `${role} of ${organization.name}`,
      email,
    })),
    demoPassword,
    demoLoginOperation: demoLogin,
    demoTokenPath: 'login.accessToken',
    demoLogoutOperation: demoLogout,
    defaultQuery: exampleQuery,
  };
}

function describeStart(url: string, domains: RunningDomains, options: StartOptions): string {
  const parts = Object.entries(domains.subgraphUrls)
    .sort(([, a], [, b]) => a.localeCompare(b))
    .map(([name, subgraphUrl]) => {
      const serviceAddress = domains.serviceAddresses[name];
      const service = serviceAddress === undefined ? '' : `   gRPC ${serviceAddress}`;
      return `  ${name.padEnd(13)} ${subgraphUrl}${service}`;
    });
  const users = demoUsers.map(({ email, role }) => `  ${email.padEnd(25)} ${role}`);
  const login = `mutation { login(input: { email: "admin@acme.example", password: "${demoPassword}" }) { accessToken } }`;
  return [
    `ERP Supergraph   ${url}/graphql   (open it in a browser for GraphiQL)`,
    '',
    ...parts,
    ...(options.seedDemo
      ? [
          '',
          `Demo users (password ${demoPassword}):`,
          ...users,
          '',
          'Try:',
          '  { events { nodes { name venue ticketTypes { name available price { amount currency } } } } }',
          `  ${login}`,
          '  { customers(first: 3) { nodes { name owner { displayName } outstandingBalance { amount currency } } } }',
        ]
      : []),
    '',
    `Ready in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s. Stop with Ctrl-C.`,
  ].join('\n');
}

/** Variables are those of the router, of parts and of all domains: what none of them reads is a mistake. */
async function warnAboutVariables(): Promise<void> {
  const domains = await Promise.all(domainRegistry.map(({ load }) => load()));
  const names = [
    ...listConfigOptions().map(({ environmentName }) => environmentName),
    ...partVariableNames,
    ...domains.flatMap(({ settings }) => Object.keys(settings?.schema.shape ?? {})),
  ];
  for (const warning of describeUnknownVariables(process.env, { names, areAll: true }))
    console.error(`Warning: ${warning}`);
}

/** Domains first, then the router; when one cannot start, none stays. */
async function startEverything(options: StartOptions) {
  // The port people know is the one to report, before anything is started.
  await assertPortFree(options).catch((error: unknown) => {
    throw new Error(
      `${reasonOf(error)} Does the ERP run already? --port <number> starts another beside it.`,
      {
        cause: error,
      },
    );
  });
  await warnAboutVariables();
  const domains = await serveAllDomains({
    host: options.host,
    ports: options.port === defaultPort ? 'contract' : 'free',
    data: options.data,
    seedDemo: options.seedDemo,
    viewerTokenSecret: options.viewerTokenSecret,
    logLevel: options.logLevel ?? 'warn',
    logStream: openLogStream(options.logFormat),
    drainTimeoutMs: options.drainTimeoutMs,
    environment: process.env,
  });
  try {
    return { domains, router: await createRouter(routerConfig(options, domains)) };
  } catch (error: unknown) {
    await domains.close();
    throw error;
  }
}

const options = readOptions();
const starting = startEverything(options).catch((error: unknown) => fail(reasonOf(error)));
// A signal during the start is obeyed as soon as there is something to stop.
obeyStopSignals({
  stop() {
    starting
      .then(async ({ router, domains }) => {
        await router.close();
        await domains.close();
      })
      .then(
        () => process.exit(0),
        (error: unknown) => fail(`The stop was not clean: ${reasonOf(error)}`),
      );
  },
  force: () => process.exit(1),
});
const { router, domains } = await starting;
console.log(describeStart(router.url, domains, options));
