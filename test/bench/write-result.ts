import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';

/** A result as a table with a sentence on how it came about. */
export interface BenchResult {
  readonly title: string;
  /** How it was measured. */
  readonly method: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the numbers say. */
  readonly notes: readonly string[];
}

/**
 * Prints a result and writes it to `results/<name>.md`, or only prints it when there is no name. The state of the
 * machine is part of the result.
 */
export function writeResult(
  name: string | undefined,
  result: BenchResult,
  loadBefore: readonly number[],
): void {
  const text = [
    `# ${result.title}`,
    result.method,
    [
      tableRow(result.heads),
      tableRow(result.heads.map(() => '---')),
      ...result.rows.map((row) => tableRow(row)),
    ].join('\n'),
    ...result.notes,
    describeMachine(loadBefore),
  ].join('\n\n');
  console.log(text);
  if (name === undefined) return;
  const folder = path.join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.md`), `${text}\n`);
}

/** Load of the machine now, to be taken before measuring. */
export function readLoad(): readonly number[] {
  return loadavg();
}

function describeMachine(loadBefore: readonly number[]): string {
  const before = (loadBefore[0] ?? 0).toFixed(1);
  return `Node ${process.versions.node}, ${cpus().length} cores shared by clients, subgraphs and router; load of the machine by others before the run ${before}. Others use the same cores: times of a busy machine are upper bounds, and comparisons hold within one run only.`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
