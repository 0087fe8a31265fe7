import { readFile, writeFile } from 'node:fs/promises';
import { updateConfigReference } from './config-reference.ts';

const README = new URL('./README.md', import.meta.url);

await writeFile(README, updateConfigReference(await readFile(README, 'utf8')));
