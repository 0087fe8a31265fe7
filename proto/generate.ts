import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Lints the protocol buffers and generates their TypeScript into `generated/`.
 *
 * Enum values keep their bare names in TypeScript (`"COMPANY"`, not `"CUSTOMER_KIND_COMPANY"`), the same
 * words as in the GraphQL schema, so that neither resolvers nor stores translate them. The prefix that
 * `buf lint` asks for lives in the .proto files alone; numbers go over the wire.
 */
const protoFolder = import.meta.dirname;
for (const command of ['lint', 'generate']) {
  execFileSync('buf', [command], { cwd: protoFolder, stdio: 'inherit' });
}
for (const file of globSync('generated/**/*.ts', { cwd: protoFolder })) {
  const filePath = path.join(protoFolder, file);
  const text = readFileSync(filePath, 'utf8');
  writeFileSync(filePath, text.replaceAll(/^( {2})(\w+): "\w+_\2",$/gm, '$1$2: "$2",'));
}
