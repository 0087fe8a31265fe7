import { parseArgs } from 'node:util';
import { type ConfigLayer, ConfigLayerBuilder } from './config-layer.ts';
import { parseOptionText } from './option-text.ts';

/** What the command line asks for besides options. */
export interface CommandLine {
  readonly layer: ConfigLayer;
  readonly configFile: string | undefined;
  readonly isHelpWanted: boolean;
}

const flags = [
  {
    flag: 'supergraph',
    path: ['supergraph', 'file'],
    kind: 'string',
    value: 'file',
    text: 'supergraph SDL to serve',
  },
  {
    flag: 'port',
    path: ['server', 'port'],
    kind: 'number',
    value: 'number',
    text: 'port to listen on (4000)',
  },
  {
    flag: 'host',
    path: ['server', 'host'],
    kind: 'string',
    value: 'address',
    text: 'address to listen on (0.0.0.0)',
  },
  {
    flag: 'workers',
    path: ['workers', 'count'],
    kind: 'number-or-word',
    value: 'count',
    text: 'processes that share the port, or auto (1)',
  },
  {
    flag: 'engine',
    path: ['federation', 'engine'],
    kind: 'string',
    value: 'name',
    text: 'apollo or compiled',
  },
  {
    flag: 'environment',
    path: ['environment'],
    kind: 'string',
    value: 'name',
    text: 'development or production (production)',
  },
  {
    flag: 'log-level',
    path: ['logging', 'level'],
    kind: 'string',
    value: 'level',
    text: 'least severe level logged (info)',
  },
] as const;

/** Reads the flags of the router process; unknown ones and missing values are errors of the layer. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const layer = new ConfigLayerBuilder();
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(flags.map(({ flag }) => [flag, { type: 'string' as const }])),
      config: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  let configFile: string | undefined;
  let isHelpWanted = false;
  for (const token of tokens) {
    if (token.kind === 'positional') layer.refuse(`unexpected argument ${token.value}`);
    if (token.kind !== 'option') continue;
    const known = flags.find(({ flag }) => flag === token.name);
    if (token.name === 'help') isHelpWanted = true;
    else if (known === undefined && token.name !== 'config') layer.refuse(`unknown flag ${token.rawName}`);
    else if (token.value === undefined || token.value === '')
      layer.refuse(`flag ${token.rawName} needs a value`);
    else if (known === undefined) configFile = token.value;
    else setFlag(layer, known, token.value);
  }
  return { layer: layer.build(), configFile, isHelpWanted };
}

function setFlag(layer: ConfigLayerBuilder, flag: (typeof flags)[number], text: string): void {
  const result = parseOptionText(flag.kind, text);
  if (result.kind === 'invalid') layer.refuse(`flag --${flag.flag} ${result.message}`);
  else layer.set(flag.path, result.value, `flag --${flag.flag}`);
}

/** Text of `--help`. */
export function describeCommandLine(): string {
  const rows = [
    ...flags.map(({ flag, value, text }) => [`--${flag} <${value}>`, text] as const),
    ['--config <file>', 'YAML configuration (CONFIG_FILE, else config.yaml when it exists)'] as const,
    ['-h, --help', 'this text'] as const,
  ];
  const width = Math.max(...rows.map(([usage]) => usage.length));
  return [
    'Usage: node router/main.ts [flags]',
    '',
    'Serves a federated supergraph at /graphql.',
    '',
    ...rows.map(([usage, text]) => `  ${usage.padEnd(width)}  ${text}`),
    '',
    'Flags win over environment variables (ERP_SERVER_PORT …), which win over the configuration file.',
    'All options: router/config/README.md',
  ].join('\n');
}
