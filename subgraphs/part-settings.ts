import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chooseDataLocation, type DataLocation } from './kit/database/data-location.ts';
import { defaultDrainTimeoutMs } from './kit/lifecycle/drain-server.ts';
import { type DomainRegistration, domainRegistry, findDomain } from './registry.ts';

/** Settings of one subgraph or service process, read from its command line and environment. */
export interface PartSettings {
  readonly kind: 'subgraph' | 'service';
  readonly registration: DomainRegistration;
  readonly host: string;
  readonly port: number;
  /** Where a service serves `/metrics` and `/health` over HTTP; nowhere when undefined. */
  readonly metricsPort: number | undefined;
  readonly data: DataLocation;
  readonly viewerTokenSecret: string;
  readonly seedDemo: boolean;
  readonly logLevel: string;
  /** Milliseconds after which a stop cuts what is still in flight. */
  readonly drainTimeoutMs: number;
  /** `host:port` of a domain's gRPC service. */
  readonly peerAddress: (domain: string) => string;
}

type PartSettingsOutcome =
  | { readonly kind: 'ready'; readonly settings: PartSettings }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'invalid'; readonly errors: readonly string[] };

const domainNames = domainRegistry.map((registration) => registration.name).join(', ');

const helpText = `Usage: npm run subgraph -- <domain> [options]
       npm run service -- <domain> [options]

Domains: ${domainNames}

  --host <address>     address to listen on (ERP_HOST, default 127.0.0.1)
  --port <number>      port to listen on (ERP_PORT, default: the domain's documented port)
  --metrics-port <number>  HTTP port of the service for /metrics and /health (ERP_METRICS_PORT, off by
                       default; a subgraph serves them on its own port)
  --data-dir <folder>  SQLite files of the service (default: in memory)
  --seed-demo          fill an empty database with demo data (ERP_SEED_DEMO=true; service only)
  --help               this text

Environment: ERP_VIEWER_TOKEN_SECRET (required, 32 bytes or more, shared with the router),
ERP_DATABASE_URL (PostgreSQL), ERP_<DOMAIN>_SERVICE_ADDRESS (host:port of a gRPC service),
ERP_LOG_LEVEL, ERP_DRAIN_TIMEOUT_MS (what a stop gives to calls in flight, default 10000). Secrets can be read from files: ERP_VIEWER_TOKEN_SECRET_FILE, ERP_DATABASE_URL_FILE.`;

/** Reads flags and environment; every mistake is listed. */
export function readPartSettings(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): PartSettingsOutcome {
  const parsed = parseFlags(argv);
  if (typeof parsed === 'string') return { kind: 'invalid', errors: [parsed] };
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help', text: helpText };

  const errors: string[] = [];
  const [kind, name = ''] = positionals;
  if (kind !== 'subgraph' && kind !== 'service') errors.push('Name the kind of part: subgraph or service.');
  const registration = findDomain(name);
  if (!registration) errors.push(`Name one of the domains: ${domainNames}.`);
  const readSecret = (variable: string): string | undefined => {
    const file = environment[`${variable}_FILE`];
    if (!file) return environment[variable] || undefined;
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      errors.push(`${variable}_FILE names a file that cannot be read.`);
      return undefined;
    }
  };
  const viewerTokenSecret = readSecret('ERP_VIEWER_TOKEN_SECRET') ?? '';
  if (Buffer.byteLength(viewerTokenSecret) < 32)
    errors.push('ERP_VIEWER_TOKEN_SECRET must be set, with at least 32 bytes.');
  const databaseUrl = readSecret('ERP_DATABASE_URL');
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    errors.push('ERP_DATABASE_URL must be a postgres:// URL.');
  const defaultPort = kind === 'service' ? registration?.servicePort : registration?.subgraphPort;
  const port = Number(values.port ?? environment['ERP_PORT'] ?? defaultPort);
  if (registration && (!Number.isInteger(port) || port < 0 || port > 65_535))
    errors.push('The port must be a number from 0 to 65535.');
  const metricsPort = readMetricsPort(kind, values['metrics-port'], environment['ERP_METRICS_PORT'], errors);
  const drainTimeoutMs = readDrainTimeoutMs(environment);
  if (drainTimeoutMs === undefined) errors.push(drainTimeoutError);
  if (
    errors.length > 0 ||
    drainTimeoutMs === undefined ||
    !registration ||
    (kind !== 'subgraph' && kind !== 'service')
  )
    return { kind: 'invalid', errors };

  return {
    kind: 'ready',
    settings: {
      kind,
      registration,
      host: values.host ?? environment['ERP_HOST'] ?? '127.0.0.1',
      port,
      metricsPort,
      data: chooseDataLocation({ databaseUrl, dataDir: values['data-dir'] ?? environment['ERP_DATA_DIR'] }),
      viewerTokenSecret,
      seedDemo: values['seed-demo'] ?? environment['ERP_SEED_DEMO'] === 'true',
      logLevel: environment['ERP_LOG_LEVEL'] ?? 'info',
      drainTimeoutMs,
      peerAddress: (domain) =>
        environment[`ERP_${domain.toUpperCase()}_SERVICE_ADDRESS`] ??
        `127.0.0.1:${findDomain(domain)?.servicePort}`,
    },
  };
}

/** What is wrong where {@link readDrainTimeoutMs} reads nothing. */
export const drainTimeoutError =
  'ERP_DRAIN_TIMEOUT_MS must be a whole number of milliseconds from 1 to 3600000.';

/** `ERP_DRAIN_TIMEOUT_MS`, or 10 seconds; undefined when the text is not a number of milliseconds. */
export function readDrainTimeoutMs(
  environment: Readonly<Record<string, string | undefined>>,
): number | undefined {
  const text = environment['ERP_DRAIN_TIMEOUT_MS'] || String(defaultDrainTimeoutMs);
  return /^[1-9]\d{0,6}$/.test(text) && Number(text) <= 3_600_000 ? Number(text) : undefined;
}

/** A service alone has such a port; the variable may be set for all parts of a deployment. */
function readMetricsPort(
  kind: string | undefined,
  flag: string | undefined,
  variable: string | undefined,
  errors: string[],
): number | undefined {
  if (kind === 'subgraph') {
    if (flag !== undefined)
      errors.push('A subgraph serves /metrics on its own port: leave --metrics-port out.');
    return undefined;
  }
  const text = flag ?? (variable || undefined);
  if (text === undefined) return undefined;
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535)
    errors.push('The metrics port must be a number from 0 to 65535.');
  return port;
}

/** A sentence when the flags are not understood. */
function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        'metrics-port': { type: 'string' },
        'data-dir': { type: 'string' },
        'seed-demo': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error: unknown) {
    return error instanceof Error ? error.message : String(error);
  }
}
