import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canTransition } from '../../../kit/values/transitions.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { leadFields, leadSources, leadStatuses, leadTransitions } from './lead.ts';

test('a lead goes forward one status at a time or is lost', () => {
  const legal = leadStatuses.flatMap((from) =>
    leadStatuses.filter((to) => canTransition(leadTransitions, from, to)).map((to) => `${from} → ${to}`),
  );
  expect(legal).toEqual([
    'NEW → CONTACTED',
    'NEW → LOST',
    'CONTACTED → QUALIFIED',
    'CONTACTED → LOST',
    'QUALIFIED → CONVERTED',
    'QUALIFIED → LOST',
  ]);
});

test('every lead that is moved at random ends in a final status after at most three moves', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (choices) => {
      let status = leadStatuses[0] as (typeof leadStatuses)[number];
      for (const choice of choices) {
        const next = leadTransitions[status];
        status = next[choice % Math.max(next.length, 1)] ?? status;
      }
      expect(leadTransitions[status]).toEqual([]);
    }),
  );
});

test('a lead needs a name and a known source; everything else is optional', () => {
  expect(validateInput(leadFields, { name: ' Ada ', source: leadSources[0] })).toEqual({
    name: 'Ada',
    source: 'WEBSITE',
    score: 0,
  });
  expect(() =>
    validateInput(leadFields, { name: 'x'.repeat(201), source: 'DREAM', score: 1.5, phone: 'call me' }),
  ).toThrow(
    expect.objectContaining({
      fields: [
        { path: 'name', message: 'A name has at most 200 characters.' },
        { path: 'phone', message: 'Not a phone number.' },
        { path: 'source', message: 'Not a lead source.' },
        { path: 'score', message: 'A whole number.' },
      ],
    }),
  );
});
