import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { readCommand } from '../router/command/command.ts';
import { formatFinding } from '../router/supergraph/compose-subgraphs.ts';
import { composeSupergraph, findRefusals } from './compose-supergraph.ts';

/**
 * `npm run compose`: writes `generated/supergraph.graphql` (what the router serves), `generated/api.graphql`
 * (what clients see) and `generated/node.graphql` (the subgraph that looks up objects of all others). What the composition is refused for goes to stderr, one line each, and nothing is written.
 */
const { values } = readCommand({
  usage: 'npm run compose -- [flags]',
  about:
    'Composes the subgraphs and writes generated/supergraph.graphql (what the router serves), generated/api.graphql\n(what clients see) and generated/node.graphql (the subgraph of node and nodes, made from the others). Errors end it with 1 and write nothing, and so do hints: they say that subgraphs disagree.',
  flags: {
    config: {
      type: 'string',
      value: 'file',
      text: 'list of subgraphs, as rover wants it (default schema/supergraph.yaml)',
    },
    out: { type: 'string', value: 'folder', text: 'where the files go (default schema/generated)' },
    'allow-hints': { type: 'boolean', text: 'print hints and write the files all the same' },
  },
});
const listFile = values.config ?? path.join(import.meta.dirname, 'supergraph.yaml');
const outFolder = values.out ?? path.join(import.meta.dirname, 'generated');

const composition = await composeSupergraph(listFile).catch((error: unknown) => {
  console.error(`The subgraphs could not be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
const refusals = findRefusals(composition);
for (const finding of refusals) console.error(formatFinding(finding));
if (composition.kind === 'failed') {
  console.error(`The supergraph does not compose: ${refusals.length} error(s).`);
  process.exit(1);
}
if (refusals.length > 0 && !values['allow-hints']) {
  console.error(
    `The supergraph is refused: ${refusals.length} hint(s), mend the subgraphs. --allow-hints writes it all the same.`,
  );
  process.exit(1);
}
try {
  await makeFolder(outFolder);
  await writeFile(path.join(outFolder, 'supergraph.graphql'), composition.supergraphSdl);
  await writeFile(path.join(outFolder, 'api.graphql'), composition.apiSdl);
  if (composition.nodeSdl !== undefined)
    await writeFile(path.join(outFolder, 'node.graphql'), composition.nodeSdl);
} catch (error: unknown) {
  console.error(`The files could not be written: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
console.log('Composed the supergraph.');
