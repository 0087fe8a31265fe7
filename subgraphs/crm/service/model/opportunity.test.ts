import { expect, test } from '@jest/globals';
import { canTransition } from '../../../kit/values/transitions.ts';
import {
  isFinalStage,
  opportunityStages,
  opportunityTransitions,
  probabilityOfStage,
} from './opportunity.ts';

test('an opportunity goes forward one stage at a time or is lost', () => {
  const legal = opportunityStages.flatMap((from) =>
    opportunityStages
      .filter((to) => canTransition(opportunityTransitions, from, to))
      .map((to) => `${from} → ${to}`),
  );
  expect(legal).toEqual([
    'PROSPECTING → PROPOSAL',
    'PROSPECTING → LOST',
    'PROPOSAL → NEGOTIATION',
    'PROPOSAL → LOST',
    'NEGOTIATION → WON',
    'NEGOTIATION → LOST',
  ]);
});

test('only what is won or lost is final, and certain', () => {
  expect(opportunityStages.filter(isFinalStage)).toEqual(['WON', 'LOST']);
  expect(opportunityStages.map((stage) => probabilityOfStage[stage])).toEqual([10, 30, 60, 100, 0]);
});
