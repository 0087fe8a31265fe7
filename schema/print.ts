import path from 'node:path';
import { exitMistaken, readCommand } from '../router/command/command.ts';
import { formatFinding } from '../router/supergraph/compose-subgraphs.ts';
import { composeSupergraph, readSubgraphs } from './compose-supergraph.ts';

/** `npm run schema:print`: writes one schema to stdout, composed from the subgraphs as they are now. */
const { values } = readCommand({
  usage: 'npm run schema:print -- [flags]',
  about:
    'Prints a schema as SDL: what clients see (the default), the supergraph, or one subgraph. Ends with 1 when the\nsubgraphs do not compose.',
  flags: {
    api: { type: 'boolean', text: 'what clients see, as /schema.graphql of the router' },
    supergraph: { type: 'boolean', text: 'what the router serves' },
    subgraph: { type: 'string', value: 'name', text: 'what one subgraph declares' },
    config: {
      type: 'string',
      value: 'file',
      text: 'list of subgraphs, as rover wants it (default schema/supergraph.yaml)',
    },
  },
});
const listFile = values.config ?? path.join(import.meta.dirname, 'supergraph.yaml');
const wanted = [values.api, values.supergraph, values.subgraph !== undefined].filter(Boolean);
if (wanted.length > 1) fail('--api, --supergraph and --subgraph exclude each other', exitMistaken);

// A reader may stop early, as head does: that ends the command as success.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
try {
  process.stdout.write(await printWanted());
} catch (error: unknown) {
  fail(`The subgraphs could not be read: ${error instanceof Error ? error.message : String(error)}`, 1);
}

async function printWanted(): Promise<string> {
  if (values.subgraph !== undefined) return printSubgraph(values.subgraph);
  const composition = await composeSupergraph(listFile);
  if (composition.kind === 'failed') {
    return fail(composition.errors.map(formatFinding).join('\n'), 1);
  }
  return values.supergraph ? `${composition.supergraphSdl.trim()}\n` : composition.apiSdl;
}

async function printSubgraph(name: string): Promise<string> {
  const subgraphs = await readSubgraphs(listFile);
  const names = subgraphs.map((subgraph) => subgraph.name).join(', ');
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  return subgraph?.sdl ?? fail(`there is no subgraph ${name}; there are ${names}`, exitMistaken);
}

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}
