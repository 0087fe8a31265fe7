import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Logger } from '../../kit/observability/logger.ts';
import { reconcilePayments } from '../service/jobs/reconcile-payments.ts';
import { testCards } from '../service/sandbox/test-cards.ts';
import { openPaymentsBench, type PaymentsBench } from './payments-bench.ts';
import { customer, type PaymentsUnderTest, startPayments } from './start-payments.ts';

let bench: PaymentsBench;
let payments: PaymentsUnderTest;
const logged: string[] = [];

beforeAll(async () => {
  bench = await openPaymentsBench(':memory:');
  payments = await startPayments();
});
afterAll(async () => {
  await payments.close();
  await bench.close();
});

/** A logger that keeps everything it is given, at full depth. */
function recordingLogger(): Logger {
  const record = (...values: unknown[]): void => {
    logged.push(inspect(values, { depth: 20, showHidden: true }));
  };
  return {
    debug: record,
    info: record,
    warn: record,
    error: record,
    fatal: record,
    child: () => {
      throw new Error('The use cases make no child loggers.');
    },
  };
}

test('whatever happens to a card, neither logs, errors nor tables keep its number or security code', async () => {
  const process = bench.processWith({ logger: recordingLogger() });
  const errors: string[] = [];
  for (const { number } of testCards) {
    const { id } = await bench.openIntent();
    await bench.pay(id, number, process).catch((error: unknown) => {
      errors.push(inspect(error, { depth: 20, showHidden: true }));
    });
  }
  bench.pass(120_000);
  await reconcilePayments(process);

  const tables = await sql<{
    name: string;
  }>`select name from sqlite_master where type = 'table'`.execute(bench.database.kysely);
  const stored: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(bench.database.kysely);
    stored.push(inspect(rows, { depth: 20, maxArrayLength: null, maxStringLength: null }));
  }
  expect(errors.length).toBeGreaterThan(0);
  expect(logged.length).toBeGreaterThan(0);
  const everything = [...errors, ...logged, ...stored].join('\n');
  expect(everything).toContain('4242');
  for (const { number } of testCards) expect(everything).not.toContain(number);
  expect(everything).not.toMatch(/['"]987['"]/);
});

test('a card of the wrong type is refused without repeating it', async () => {
  payments.peers.reservations.set('r-type', {});
  const { id } = await payments.createIntent(customer, { reservationId: 'r-type' });
  const mutation =
    'mutation($input: ProcessPaymentInput!) { processPayment(input: $input) { paymentIntent { id } } }';
  const asVariable = await payments.query(customer, mutation, {
    input: {
      paymentIntentId: id,
      card: { number: 4242424242424242, expMonth: 12, expYear: 2099, cvc: 987 },
    },
  });
  const asLiteral = await payments.query(
    customer,
    `mutation { processPayment(input: { paymentIntentId: "${id}",
      card: { number: 4242424242424242, expMonth: 12, expYear: 2099, cvc: 987 } }) { paymentIntent { id } } }`,
  );
  for (const answer of [asVariable, asLiteral]) {
    expect(answer.errors).toHaveLength(2);
    for (const error of answer.errors)
      expect(error.message).toMatch(/String cannot represent a non string value\.$/);
    expect(JSON.stringify(answer.errors)).not.toMatch(/4242424242424242|987/);
  }
});
