import { type CommandDefinition, parseCommand } from '../router/command/command.ts';
import type { LogFormat } from '../router/command/log-stream.ts';
import { chooseDataLocation, type DataLocation } from './kit/database/data-location.ts';
import { installationVariables } from './kit/part/installation-settings.ts';
import {
  type Environment,
  type Flags,
  portNumber,
  readVariables,
  serviceAddress,
  text,
  trueOrFalse,
  variables,
} from './kit/part/read-settings.ts';
import {
  type DomainRegistration,
  domainRegistry,
  findDomain,
  type SubgraphRegistration,
  subgraphRegistry,
} from './registry.ts';

/** Settings of one subgraph or service process, read from its command line and environment. */
export type PartSettings = PartRegistration & ProcessSettings;

/** Which part it is. */
type PartRegistration =
  | { readonly kind: 'subgraph'; readonly registration: SubgraphRegistration }
  | { readonly kind: 'service'; readonly registration: DomainRegistration };

interface ProcessSettings {
  readonly host: string;
  readonly port: number;
  /** Where a service serves `/metrics` and `/health` over HTTP; nowhere when undefined. */
  readonly metricsPort: number | undefined;
  readonly data: DataLocation;
  readonly viewerTokenSecret: string;
  readonly seedDemo: boolean;
  readonly logLevel: string;
  readonly logFormat: LogFormat;
  /** Milliseconds after which a stop cuts what is still in flight. */
  readonly drainTimeoutMs: number;
  /** `host:port` of a domain's gRPC service. */
  readonly peerAddress: (domain: string) => string;
}

type PartSettingsOutcome =
  | { readonly kind: 'ready'; readonly settings: PartSettings }
  /** The text for `--help` or `--version`. */
  | { readonly kind: 'explain'; readonly text: string }
  /** The command line itself is wrong. */
  | { readonly kind: 'mistaken'; readonly mistakes: readonly string[] }
  | {
      readonly kind: 'invalid';
      readonly errors: readonly string[];
      /** Whether the command line has one of them. */
      readonly isCommandLineWrong: boolean;
    };

const domainNames = domainRegistry.map(({ name }) => name);
const subgraphNames = subgraphRegistry.map(({ name }) => name);

const command = {
  usage: `npm run subgraph -- <domain> [flags]
       npm run service -- <domain> [flags]`,
  about: `Runs one part of one domain as a process of its own. Domains: ${domainNames.join(', ')}.
The subgraph node (objects of all domains by their ids) has no service.`,
  positionals: { minimum: 0, maximum: Number.POSITIVE_INFINITY, mistake: 'name one of the domains' },
  flags: {
    host: {
      type: 'string',
      value: 'address',
      text: 'address to listen on (ERP_SERVER_HOST, default 127.0.0.1)',
    },
    port: {
      type: 'string',
      value: 'number',
      text: "port to listen on (ERP_SERVER_PORT, default: the domain's documented port)",
    },
    'metrics-port': {
      type: 'string',
      value: 'number',
      text: `HTTP port of the service for /metrics and /health (ERP_METRICS_PORT, off by default;
a subgraph serves them on its own port)`,
    },
    'data-dir': {
      type: 'string',
      value: 'folder',
      text: 'SQLite files of the service (ERP_DATA_DIR, default: in memory)',
    },
    'seed-demo': {
      type: 'boolean',
      text: 'fill an empty database with demo data (ERP_SEED_DEMO=true; service only)',
    },
  },
  notes: `Environment: ERP_VIEWER_TOKEN_SECRET (required, 32 bytes or more, shared with the router),
ERP_DATABASE_URL (PostgreSQL), ERP_<DOMAIN>_SERVICE_ADDRESS (host:port of a gRPC service), ERP_LOGGING_LEVEL,
ERP_LOGGING_FORMAT (auto, json or pretty),
ERP_IDEMPOTENCY_HOURS (how long calls with an idempotency key are remembered, default 24),
ERP_DRAIN_TIMEOUT_MS (what a stop gives to calls in flight, default 10000).
Each can be read from a file: ERP_VIEWER_TOKEN_SECRET_FILE, ERP_DATABASE_URL_FILE.`,
} as const satisfies CommandDefinition;

const partVariables = variables({
  ...installationVariables,
  ERP_SERVER_HOST: text().default('127.0.0.1'),
  ERP_SERVER_PORT: portNumber().optional(),
});

/** What a service alone reads; a deployment may set it for all parts. */
const serviceVariables = variables({
  ERP_METRICS_PORT: portNumber().optional(),
  ERP_DATA_DIR: text().optional(),
  ERP_SEED_DEMO: trueOrFalse().default(false),
});

const addressVariables = variables(
  Object.fromEntries(
    domainRegistry.map(({ name }) => [addressVariableOf(name), serviceAddress().optional()]),
  ),
);

/** Variables that parts read, besides the settings of each domain. */
export const partVariableNames: readonly string[] = [
  ...[partVariables, serviceVariables, addressVariables].flatMap(({ shape }) => Object.keys(shape)),
  ...domainRegistry.map(({ name }) => `ERP_${name.toUpperCase()}_SUBGRAPH_URL`),
];

/** Reads flags and environment; every mistake is listed. */
export function readPartSettings(argv: readonly string[], environment: Environment): PartSettingsOutcome {
  const parsed = parseCommand(command, argv);
  if (parsed.kind !== 'run') return parsed;
  const { values: flags, positionals } = parsed;

  const errors: string[] = [];
  const [kind, name = '', ...others] = positionals;
  if (kind !== 'subgraph' && kind !== 'service') errors.push('Name the kind of part: subgraph or service.');
  if (kind === 'subgraph' && !subgraphNames.includes(name))
    errors.push(`Name one of the subgraphs: ${subgraphNames.join(', ')}.`);
  if (kind !== 'subgraph' && !domainNames.includes(name))
    errors.push(`Name one of the domains: ${domainNames.join(', ')}.`);
  const registered = findRegistered(kind, name);
  if (others.length > 0) errors.push('Name one part: each is a process of its own.');
  if (kind === 'subgraph') errors.push(...refuseServiceFlags(flags));
  let isCommandLineWrong = errors.length > 0;
  const part = readVariables(partVariables, environment, toFlags(flags));
  const service =
    kind === 'subgraph'
      ? readVariables(serviceVariables, {})
      : readVariables(serviceVariables, environment, toFlags(flags));
  const addresses = readVariables(addressVariables, environment);
  for (const outcome of [part, service, addresses]) {
    if (outcome.kind !== 'invalid') continue;
    errors.push(...outcome.mistakes);
    isCommandLineWrong ||= outcome.isFlagWrong;
  }
  if (part.kind === 'invalid' || service.kind === 'invalid' || addresses.kind === 'invalid' || !registered)
    return { kind: 'invalid', errors, isCommandLineWrong };
  if (errors.length > 0) return { kind: 'invalid', errors, isCommandLineWrong };

  return {
    kind: 'ready',
    settings: {
      ...registered,
      host: part.values.ERP_SERVER_HOST,
      port: part.values.ERP_SERVER_PORT ?? defaultPortOf(registered),
      metricsPort: service.values.ERP_METRICS_PORT,
      data: chooseDataLocation({
        databaseUrl: part.values.ERP_DATABASE_URL,
        dataDir: service.values.ERP_DATA_DIR,
      }),
      viewerTokenSecret: part.values.ERP_VIEWER_TOKEN_SECRET,
      seedDemo: service.values.ERP_SEED_DEMO,
      logLevel: part.values.ERP_LOGGING_LEVEL ?? 'info',
      logFormat: part.values.ERP_LOGGING_FORMAT,
      drainTimeoutMs: part.values.ERP_DRAIN_TIMEOUT_MS,
      peerAddress: (domain) =>
        addresses.values[addressVariableOf(domain)] ?? `127.0.0.1:${findDomain(domain)?.servicePort}`,
    },
  };
}

/** The part that the command line names; undefined when there is no such part. */
function findRegistered(kind: string | undefined, name: string): PartRegistration | undefined {
  if (kind === 'subgraph') {
    const registration = subgraphRegistry.find((candidate) => candidate.name === name);
    return registration && { kind, registration };
  }
  const registration = kind === 'service' ? findDomain(name) : undefined;
  return registration && { kind: 'service', registration };
}

function defaultPortOf(part: PartRegistration): number {
  return part.kind === 'service' ? part.registration.servicePort : part.registration.subgraphPort;
}

type FlagValues = Readonly<Partial<Record<FlagName, string | boolean | undefined>>>;
type FlagName = keyof typeof flagVariables;

/** The variable that each flag is stronger than. */
const flagVariables = {
  host: 'ERP_SERVER_HOST',
  port: 'ERP_SERVER_PORT',
  'metrics-port': 'ERP_METRICS_PORT',
  'data-dir': 'ERP_DATA_DIR',
  'seed-demo': 'ERP_SEED_DEMO',
} as const;

function toFlags(values: FlagValues): Flags {
  return Object.fromEntries(
    Object.entries(flagVariables).flatMap(([name, variable]) => {
      const value = values[name as FlagName];
      return value === undefined || value === false
        ? []
        : [[variable, { name: `--${name}`, text: String(value) }]];
    }),
  );
}

function refuseServiceFlags(values: FlagValues): string[] {
  const errors: string[] = [];
  if (values['metrics-port'] !== undefined)
    errors.push('A subgraph serves /metrics on its own port: leave --metrics-port out.');
  if (values['data-dir'] !== undefined || values['seed-demo'] === true)
    errors.push('A subgraph keeps no data: leave --data-dir and --seed-demo out.');
  return errors;
}

function addressVariableOf(domain: string): string {
  return `ERP_${domain.toUpperCase()}_SERVICE_ADDRESS`;
}
