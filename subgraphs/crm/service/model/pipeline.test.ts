import { expect, test } from '@jest/globals';
import { money } from '../../../kit/values/money.ts';
import { toPipeline } from './pipeline.ts';

test('no opportunities are five empty stages in the order of the process', () => {
  expect(toPipeline([]).map((stage) => [stage.stage, stage.count])).toEqual([
    ['PROSPECTING', 0],
    ['PROPOSAL', 0],
    ['NEGOTIATION', 0],
    ['WON', 0],
    ['LOST', 0],
  ]);
});

test('totals add up per stage and currency; weights are exact and rounded half up once', () => {
  const [prospecting] = toPipeline([
    { stage: 'PROSPECTING', probability: 10, currency: 'EUR', count: 2, minorUnits: 5n },
    { stage: 'PROSPECTING', probability: 50, currency: 'EUR', count: 1, minorUnits: 2n ** 62n },
    { stage: 'PROSPECTING', probability: 1, currency: 'USD', count: 4, minorUnits: 49n },
  ]);
  expect(prospecting).toEqual({
    stage: 'PROSPECTING',
    count: 7,
    values: [money(2n ** 62n + 5n, 'EUR'), money(49n, 'USD')],
    weightedValues: [money(2n ** 61n + 1n, 'EUR'), money(0n, 'USD')],
  });
});
