import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readCommand } from '../router/command/command.ts';
import { buildImage } from './build-image.ts';
import { generateEvents } from './generate-events.ts';
import { runCommand } from './run-command.ts';

/**
 * Lints the protocol buffers and generates their TypeScript into `generated/`: services and their messages with
 * ts-proto, events with `generate-events.ts` (they travel as JSON and need no binary codec).
 *
 * Enum values keep their bare names in TypeScript (`"COMPANY"`, not `"CUSTOMER_KIND_COMPANY"`), the same
 * words as in the GraphQL schema, so that neither resolvers nor stores translate them. The prefix that
 * `buf lint` asks for lives in the .proto files alone; numbers go over the wire.
 */
readCommand({
  usage: 'npm run proto',
  about: 'Lints the contracts and writes proto/generated.',
  flags: {},
});

const protoFolder = import.meta.dirname;
const eventFiles = globSync('erp/**/{events,event,amount}.proto', { cwd: protoFolder });

runCommand(() => {
  execFileSync('buf', ['lint'], { cwd: protoFolder, stdio: 'inherit' });
  execFileSync('buf', ['generate', ...eventFiles.flatMap((file) => ['--exclude-path', file])], {
    cwd: protoFolder,
    stdio: 'inherit',
  });
  for (const file of globSync('generated/**/*.ts', { cwd: protoFolder })) {
    const filePath = path.join(protoFolder, file);
    const text = readFileSync(filePath, 'utf8');
    writeFileSync(filePath, text.replaceAll(/^( {2})(\w+): "\w+_\2",$/gm, '$1$2: "$2",'));
  }
  for (const [file, text] of generateEvents(buildImage({ withComments: true })))
    writeFileSync(path.join(protoFolder, 'generated', file), text);
});
