import { readFile, writeFile } from 'node:fs/promises';
import { updateConfigReference } from './config-reference.ts';
import { renderConfigSchema } from './config-schema.ts';

const readme = new URL('./README.md', import.meta.url);

await writeFile(readme, updateConfigReference(await readFile(readme, 'utf8')));
await writeFile(new URL('./config.schema.json', import.meta.url), renderConfigSchema());
