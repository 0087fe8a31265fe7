import { expect, test } from '@jest/globals';
import { assertTransition, canTransition, type Transitions } from './transitions.ts';

const door: Transitions<'OPEN' | 'SHUT' | 'WALLED_UP'> = {
  OPEN: ['SHUT'],
  SHUT: ['OPEN', 'WALLED_UP'],
  WALLED_UP: [],
};

test('transitions of the table are legal, all others are not, nor is staying in a state', () => {
  const states = Object.keys(door) as Array<keyof typeof door>;
  const legal = states.flatMap((from) =>
    states.filter((to) => canTransition(door, from, to)).map((to) => `${from} ${to}`),
  );
  expect(legal).toEqual(['OPEN SHUT', 'SHUT OPEN', 'SHUT WALLED_UP']);
});

test('an illegal transition is a conflict that names the current state', () => {
  expect(() => assertTransition('Door 1', door, 'SHUT', 'OPEN')).not.toThrow();
  expect(() => assertTransition('Door 1', door, 'WALLED_UP', 'OPEN')).toThrow(
    expect.objectContaining({
      code: 'CONFLICT',
      message: 'Door 1 is WALLED_UP and cannot become OPEN.',
      metadata: { currentState: 'WALLED_UP', requestedState: 'OPEN' },
    }),
  );
});
