import { existsSync, writeFileSync } from 'node:fs';
import { readCommand } from '../router/command/command.ts';
import { baselineFile, findBreakingChanges } from './breaking-changes.ts';
import { buildImage } from './build-image.ts';
import { runCommand } from './run-command.ts';

const { values } = readCommand({
  usage: 'npm run proto:baseline -- [flags]',
  about: 'Makes the contracts of now the baseline that npm run check:contracts compares with.',
  flags: {
    breaking: { type: 'boolean', text: 'also when parts that run today would not understand the changes' },
  },
});

/** Writes the current contracts as the baseline. Refuses a change that breaks the previous baseline, unless `--breaking` is given. */
runCommand(() => {
  const changes = existsSync(baselineFile) ? findBreakingChanges(import.meta.dirname) : [];
  if (changes.length > 0 && !values.breaking)
    throw new Error(
      `Parts that run today would not understand these changes:\n${changes.join('\n')}\nWhen none runs, and no event of the old kind is stored: npm run proto:baseline -- --breaking`,
    );
  writeFileSync(baselineFile, buildImage({ withComments: false }));
});
