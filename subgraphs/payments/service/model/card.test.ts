import { expect, test } from '@jest/globals';
import { testCards } from '../sandbox/test-cards.ts';
import { cardSchema, isCardNumber, summarizeCard } from './card.ts';

const now = new Date('2026-03-31T23:59:59Z');

test.each([
  ['4242424242424242', true],
  ['378282246310005', true],
  ['4242424242424241', false],
  ['42424242424', false],
  ['4242424242424242424242', false],
  ['424242424242424a', false],
  ['', false],
])('%s is a card number: %s', (number, isValid) => {
  expect(isCardNumber(number)).toBe(isValid);
});

test('every test card has a valid number and its own name', () => {
  expect(testCards.filter((card) => !isCardNumber(card.number))).toEqual([]);
  expect(new Set(testCards.map((card) => card.name)).size).toBe(testCards.length);
  expect(new Set(testCards.map((card) => card.number)).size).toBe(testCards.length);
});

test('a card is good until the end of its month', () => {
  const card = { number: '4242-4242 4242 4242', expMonth: 3, expYear: 2026, cvc: '123' };
  expect(cardSchema(now).parse(card)).toEqual({ ...card, number: '4242424242424242' });
  expect(cardSchema(new Date('2026-04-01T00:00:00Z')).safeParse(card).success).toBe(false);
});

test.each([
  ['expMonth', { expMonth: 13 }],
  ['expMonth', { expMonth: 0 }],
  ['expYear', { expYear: 26 }],
  ['expYear', { expYear: 2025 }],
  ['cvc', { cvc: '12' }],
  ['cvc', { cvc: '12345' }],
  ['cvc', { cvc: 'abc' }],
  ['number', { number: '4242' }],
])('a wrong %s is named and not repeated', (field, wrong) => {
  const card = { number: '4242424242424242', expMonth: 12, expYear: 2030, cvc: '123', ...wrong };
  const result = cardSchema(now).safeParse(card);
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field]);
  expect(result.error?.issues[0]?.message).not.toMatch(/\d{2,}/);
});

test.each([
  ['4242424242424242', 'visa'],
  ['5555555555554444', 'mastercard'],
  ['2223003122003222', 'mastercard'],
  ['378282246310005', 'amex'],
  ['6011111111111117', 'discover'],
  ['30569309025904', 'diners'],
  ['3566002020360505', 'jcb'],
  ['6200000000000005', 'unionpay'],
  ['9999999999999995', 'unknown'],
])('%s is summarized as %s and its last four digits', (number, brand) => {
  expect(summarizeCard(number)).toEqual({ brand, last4: number.slice(-4) });
});
