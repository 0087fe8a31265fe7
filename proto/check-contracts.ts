import { readFileSync } from 'node:fs';
import { readCommand } from '../router/command/command.ts';
import { baselineFile, findBreakingChanges } from './breaking-changes.ts';
import { buildImage } from './build-image.ts';
import { runCommand } from './run-command.ts';

readCommand({
  usage: 'npm run check:contracts',
  about: 'Ends with 1 when the contracts break the baseline or have grown beyond it.',
  flags: {},
});

/** Fails when the contracts break what the baseline promises, or have grown beyond it: what is new is promised too. */
runCommand(() => {
  const changes = findBreakingChanges(import.meta.dirname);
  if (changes.length > 0)
    throw new Error(`The contracts have breaking changes (see proto/README.md):\n${changes.join('\n')}`);
  if (!readFileSync(baselineFile).equals(buildImage({ withComments: false })))
    throw new Error('The contracts have grown. Run npm run proto:baseline and commit proto/baseline.binpb.');
});
