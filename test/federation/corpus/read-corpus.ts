import { readdirSync } from 'node:fs';
import type { CorpusCase, CorpusGraph } from './corpus-format.ts';

/** One folder of the corpus. */
interface CorpusFolder {
  readonly name: string;
  readonly graph: CorpusGraph;
  readonly cases: readonly CorpusCase[];
}

/** Reads every folder next to this file: its graph and its cases. */
export async function readCorpus(): Promise<CorpusFolder[]> {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return Promise.all(
    folders.map(async ({ name }) => {
      const [graph, cases] = (await Promise.all([
        import(`./${name}/graph.ts`),
        import(`./${name}/cases.ts`),
      ])) as [{ readonly graph: CorpusGraph }, { readonly cases: readonly CorpusCase[] }];
      return { name, graph: graph.graph, cases: cases.cases };
    }),
  );
}
