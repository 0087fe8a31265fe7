import { existsSync, writeFileSync } from 'node:fs';
import { baselineFile, findBreakingChanges } from './breaking-changes.ts';
import { buildImage } from './build-image.ts';
import { runCommand } from './run-command.ts';

/** Writes the current contracts as the baseline. Refuses a change that breaks the previous baseline, unless `--breaking` is given. */
runCommand(() => {
  const changes = existsSync(baselineFile) ? findBreakingChanges(import.meta.dirname) : [];
  if (changes.length > 0 && !process.argv.includes('--breaking'))
    throw new Error(
      `Parts that run today would not understand these changes:\n${changes.join('\n')}\nWhen none runs, and no event of the old kind is stored: npm run proto:baseline -- --breaking`,
    );
  writeFileSync(baselineFile, buildImage({ withComments: false }));
});
