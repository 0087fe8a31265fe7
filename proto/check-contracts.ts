import { readFileSync } from 'node:fs';
import { baselineFile, findBreakingChanges } from './breaking-changes.ts';
import { buildImage } from './build-image.ts';
import { runCommand } from './run-command.ts';

/** Fails when the contracts break what the baseline promises, or have grown beyond it: what is new is promised too. */
runCommand(() => {
  const changes = findBreakingChanges(import.meta.dirname);
  if (changes.length > 0)
    throw new Error(`The contracts have breaking changes (see proto/README.md):\n${changes.join('\n')}`);
  if (!readFileSync(baselineFile).equals(buildImage({ withComments: false })))
    throw new Error('The contracts have grown. Run npm run proto:baseline and commit proto/baseline.binpb.');
});
