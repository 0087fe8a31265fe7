import { existsSync, writeFileSync } from 'node:fs';
import { baselineFile, findBreakingChanges } from './breaking-changes.ts';
import { buildImage } from './build-image.ts';

/** Makes the contracts of now the baseline. Refuses what breaks the one of before, unless told `--breaking`. */
const changes = existsSync(baselineFile) ? findBreakingChanges(import.meta.dirname) : [];
if (changes.length > 0 && !process.argv.includes('--breaking')) {
  console.error(
    `Parts that run today would not understand these changes:\n${changes.join('\n')}\nWhen none runs, and no event of the old kind is stored: npm run proto:baseline -- --breaking`,
  );
  process.exit(1);
}
writeFileSync(baselineFile, buildImage({ withComments: false }));
