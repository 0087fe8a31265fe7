import { type CommandDefinition, describeCommand } from '../command/command.ts';
import { type GivenFlags, readFlags } from '../command/read-flags.ts';
import { type ConfigLayer, ConfigLayerBuilder } from './config-layer.ts';
import { parseOptionText } from './option-text.ts';

/** What the command line asks for besides options. */
export interface CommandLine {
  readonly layer: ConfigLayer;
  readonly configFile: string | undefined;
  /** What is to be printed in place of a start. */
  readonly wanted: GivenFlags['wanted'];
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

const configFlag = 'config';

/** The command, for its help and for what it understands. */
const command: CommandDefinition = {
  usage: 'npm run router -- [flags]   (or: node router/main.ts [flags])',
  about:
    'Serves a federated supergraph at /graphql. Ends with 2 when a flag is wrong, with 1 when it cannot start.',
  flags: {
    ...Object.fromEntries(flags.map(({ flag, value, text }) => [flag, { type: 'string', value, text }])),
    [configFlag]: {
      type: 'string',
      value: 'file',
      text: 'YAML configuration (CONFIG_FILE, else config.yaml when it exists)',
    },
  },
  notes: `Flags win over environment variables (ERP_SERVER_PORT …), which win over the configuration file.
All options: router/config/README.md`,
};

/** Reads the flags of the router process; unknown ones and missing values are errors of the layer. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const layer = new ConfigLayerBuilder();
  const given = readFlags(command.flags, args);
  for (const mistake of given.mistakes) layer.refuse(mistake);
  for (const argument of given.positionals) layer.refuse(`unexpected argument ${argument}`);
  let configFile: string | undefined;
  for (const { name, text } of given.flags) {
    const known = flags.find(({ flag }) => flag === name);
    if (known === undefined) configFile = text;
    else setFlag(layer, known, text);
  }
  return { layer: layer.build(), configFile, wanted: given.wanted };
}

function setFlag(layer: ConfigLayerBuilder, flag: (typeof flags)[number], text: string): void {
  const result = parseOptionText(flag.kind, text);
  if (result.kind === 'invalid') layer.refuse(`flag --${flag.flag} ${result.message}`);
  else layer.set(flag.path, result.value, `flag --${flag.flag}`);
}

/** Text of `--help`. */
export function describeCommandLine(): string {
  return describeCommand(command);
}
