import type { z } from 'zod';
import type { CommandLine } from './command-line.ts';
import { type ConfigLayer, isPlainObject, mergeValues } from './config-layer.ts';
import { listConfigOptions } from './config-options.ts';
import { readEnvironmentLayer } from './environment-layer.ts';
import { defaultConfigFile, readFileLayer } from './file-layer.ts';
import { type RouterConfig, type RouterConfigInput, routerConfig } from './router-config.ts';
import { findTlsFileMistakes } from './tls-files.ts';

/** Outcome of reading the configuration: every mistake is listed. */
type LoadConfigResult =
  | { readonly kind: 'loaded'; readonly config: RouterConfig; readonly warnings: readonly string[] }
  | {
      readonly kind: 'invalid';
      readonly errors: readonly string[];
      /** Whether the command line has one of them. */
      readonly isCommandLineWrong: boolean;
    };

/** Where configuration may come from. */
interface ConfigSources {
  readonly commandLine: CommandLine;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Values in place of the router's own defaults; weaker than all others. */
  readonly defaults?: RouterConfigInput;
}

/** Reads, merges and checks the configuration: flags over environment over file over defaults. */
export function loadConfig({ commandLine, environment, defaults = {} }: ConfigSources): LoadConfigResult {
  const namedFile = commandLine.configFile ?? (environment['CONFIG_FILE'] || undefined);
  const fileLayer = readFileLayer(namedFile ?? defaultConfigFile, namedFile !== undefined);
  const layers: readonly ConfigLayer[] = [
    { values: defaults, origins: new Map(), errors: [], warnings: [] },
    fileLayer,
    readEnvironmentLayer(listConfigOptions(), environment),
    commandLine.layer,
  ];
  const values = layers.reduce<Record<string, unknown>>(
    (merged, layer) => mergeValues(merged, layer.values),
    {},
  );
  preferSupergraphOfStrongerLayer(values, layers);
  const origins = new Map(layers.flatMap((layer) => [...layer.origins]));
  const sourceErrors = layers.flatMap((layer) => layer.errors);
  const parsed = routerConfig.safeParse(values);
  // An option that is missing because its file cannot be read is not reported a second time.
  const isFileRead = fileLayer.errors.length === 0;
  const valueErrors =
    parsed.success || !isFileRead
      ? []
      : parsed.error.issues.flatMap((issue) => describeIssue(issue, origins));
  const errors = [...sourceErrors, ...valueErrors, ...findTlsFileMistakes(values)];
  if (!parsed.success || errors.length > 0) {
    const isFlagWrong = (parsed.error?.issues ?? []).some(({ path }) =>
      commandLine.layer.origins.has(path.map(String).join('.')),
    );
    return {
      kind: 'invalid',
      errors,
      isCommandLineWrong: isFlagWrong || commandLine.layer.errors.length > 0,
    };
  }
  return {
    kind: 'loaded',
    config: deepFreeze(parsed.data),
    warnings: layers.flatMap((layer) => layer.warnings),
  };
}

/**
 * Applies defaults to a configuration written in code.
 * @throws {Error} listing every mistake, one per line.
 */
export function resolveConfig(input: RouterConfigInput): RouterConfig {
  const parsed = routerConfig.safeParse(input);
  if (parsed.success) return deepFreeze(parsed.data);
  throw new Error(parsed.error.issues.flatMap((issue) => describeIssue(issue, new Map())).join('\n'));
}

/** Options of the supergraph section of which one is set. */
const supergraphSources = ['file', 'url', 'subgraphs'] as const;

/** A source of the supergraph named by a stronger layer replaces the other kind of a weaker layer. */
function preferSupergraphOfStrongerLayer(
  values: Record<string, unknown>,
  layers: readonly ConfigLayer[],
): void {
  const supergraph = values['supergraph'];
  if (!isPlainObject(supergraph)) return;
  for (const layer of layers.toReversed()) {
    const section = layer.values['supergraph'];
    if (!isPlainObject(section)) continue;
    if (!supergraphSources.some((source) => source in section)) continue;
    for (const source of supergraphSources) if (!(source in section)) delete supergraph[source];
    // What belongs to an address has no meaning beside another source.
    if (!('url' in supergraph)) for (const key of ['token', 'copyFile']) delete supergraph[key];
    return;
  }
}

function describeIssue(issue: z.core.$ZodIssue, origins: ReadonlyMap<string, string>): string[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${path === '' ? key : `${path}.${key}`} is not an option`);
  }
  const origin = origins.get(path);
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
  return [`${path} ${lowerFirst(message ?? issue.message)}${origin === undefined ? '' : ` (${origin})`}`];
}

function lowerFirst(text: string): string {
  return text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}
