import { readFileSync } from 'node:fs';
import { baselineFile, findBreakingChanges } from './breaking-changes.ts';
import { buildImage } from './build-image.ts';

/** Fails when the contracts break what the baseline promises, or have grown beyond it: what is new is promised too. */
const changes = findBreakingChanges(import.meta.dirname);
if (changes.length > 0) {
  console.error(`The contracts have breaking changes (see proto/README.md):\n${changes.join('\n')}`);
  process.exit(1);
}
if (!readFileSync(baselineFile).equals(buildImage({ withComments: false }))) {
  console.error('The contracts have grown. Run npm run proto:baseline and commit proto/baseline.binpb.');
  process.exit(1);
}
