import TestSequencer from '@jest/test-sequencer';

/** Files that take longest, longest first: one that begins last would keep a single worker busy at the end. */
const heaviest = [
  'test/repository/new-domain.deep.test.ts',
  'test/start/start.test.ts',
  'test/federation/fuzz/fixtures.test.ts',
  'test/federation/fuzz/differential.test.ts',
  'test/router/lifecycle.test.ts',
  'test/router/supergraph-swap.test.ts',
  'test/router/subgraph-failures.test.ts',
  'test/story/invariants.test.ts',
  'test/story/hostile-requests.test.ts',
  'test/federation/corpus/engine.test.ts',
  'test/story/repeated-mutations.contract.test.ts',
  'test/story/hidden-references.test.ts',
  'test/story/user-isolation.test.ts',
  'test/story/tenant-isolation.test.ts',
];

/** Jest's own order (failed, then slow, then large files first) behind the heaviest, which a fresh clone does not know. */
export default class HeavyFirstSequencer extends TestSequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const rankOf = ({ path }) => {
      const rank = heaviest.findIndex((file) => path.endsWith(`/${file}`));
      return rank < 0 ? heaviest.length : rank;
    };
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
