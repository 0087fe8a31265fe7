import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatFinding } from '../router/supergraph/compose-subgraphs.ts';
import { composeSupergraph } from './compose-supergraph.ts';

/**
 * `npm run compose`: writes `generated/supergraph.graphql` (what the router serves) and `generated/api.graphql`
 * (what clients see). Composition errors go to stderr, one line each, and nothing is written.
 * `-- --hints` prints composition hints as well; `-- --config <file>` composes another list.
 */
const { values } = parseArgs({
  options: {
    config: { type: 'string' },
    out: { type: 'string' },
    hints: { type: 'boolean', default: false },
  },
});
const listFile = values.config ?? path.join(import.meta.dirname, 'supergraph.yaml');
const outFolder = values.out ?? path.join(import.meta.dirname, 'generated');

const composition = await composeSupergraph(listFile).catch((error: unknown) => {
  console.error(`The subgraphs could not be read: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
if (composition.kind === 'failed') {
  for (const finding of composition.errors) console.error(formatFinding(finding));
  console.error(`The supergraph does not compose: ${composition.errors.length} error(s).`);
  process.exit(1);
}
await mkdir(outFolder, { recursive: true });
await writeFile(path.join(outFolder, 'supergraph.graphql'), composition.supergraphSdl);
await writeFile(path.join(outFolder, 'api.graphql'), composition.apiSdl);
if (values.hints) for (const finding of composition.hints) console.log(formatFinding(finding));
console.log(
  `Composed the supergraph (${composition.hints.length} hint(s)${values.hints ? '' : ', --hints shows them'}).`,
);
