import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readCommand } from '../router/command/command.ts';

readCommand({
  usage: 'npm run check:generated',
  about: 'Writes every generated file anew and ends with 1 when one was out of date.',
  flags: {},
});

/**
 * Fails when a generated file is not what its generator writes now. The files are regenerated on the way, so
 * the remedy is to commit them.
 */
const root = path.join(import.meta.dirname, '..');
const generators: ReadonlyArray<readonly [command: string, ...args: string[]]> = [
  ['node', 'proto/generate.ts'],
  ['graphql-codegen', '--config', 'codegen.ts', '--silent'],
  ['node', 'schema/compose.ts'],
  ['node', 'subgraphs/write-settings-reference.ts'],
  ['node', 'router/config/write-config-reference.ts'],
];

const before = hashGeneratedFiles();
for (const [command, ...args] of generators) {
  try {
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error: unknown) {
    const output = error as { readonly stdout: Buffer; readonly stderr: Buffer };
    console.error(
      `${command} ${args.join(' ')} failed:\n${output.stderr.toString()}${output.stdout.toString()}`,
    );
    process.exit(1);
  }
}
const after = hashGeneratedFiles();
const drifted = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
if (drifted.length > 0) {
  console.error(
    `Generated files were out of date and have been written anew; commit them:\n${drifted.sort().join('\n')}`,
  );
  process.exit(1);
}

function hashGeneratedFiles(): Map<string, string> {
  const files = globSync(
    [
      'proto/generated/**/*.ts',
      'subgraphs/*/generated/*',
      'schema/generated/*',
      'subgraphs/*/README.md',
      'router/config/{README.md,config.schema.json}',
    ],
    { cwd: root },
  );
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest('hex'),
    ]),
  );
}
