import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findBreakingChanges } from '../../proto/breaking-changes.ts';
import { buildImage } from '../../proto/build-image.ts';

const protoFolder = path.join(import.meta.dirname, '../../proto');
let folder: string;
let baseline: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'erp-contracts-'));
  baseline = path.join(folder, 'baseline.binpb');
  for (const name of ['buf.yaml', 'erp'])
    cpSync(path.join(protoFolder, name), path.join(folder, name), { recursive: true });
  writeFileSync(baseline, buildImage({ withComments: false, folder }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The breaking changes that one edit of one file makes. */
function breakingChangesOf(file: string, from: string | RegExp, to: string): readonly string[] {
  const target = path.join(folder, file);
  const text = readFileSync(target, 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(target, edited);
  try {
    return findBreakingChanges(folder, baseline);
  } finally {
    writeFileSync(target, text);
  }
}

const payments = 'erp/payments/v1/events.proto';

test('contracts that have not changed break nothing', () => {
  expect(findBreakingChanges(folder, baseline)).toEqual([]);
});

test.each([
  ['a field of an event is renamed', 'string refund_id', 'string refund_key', /refund_id.*refund_key/],
  ['a field of an event changes its type', 'int32 version', 'string version', /int32.*string/],
  ['a field of an event becomes optional', 'string provider =', 'optional string provider =', /cardinality/],
  ['a value of a part of an event is renamed', 'string code = 1', 'string reason_code = 1', /reason_code/],
  ['an event is renamed', 'message RefundFailed', 'message RefundRefused', /RefundFailed.*deleted/],
  [
    'an event gets a field that its older events lack',
    'int32 version = 7;',
    'int32 version = 7;\n  string channel = 8;',
    /payments\.payment-updated\.v1: the new field channel must be optional/,
  ],
  [
    'a part of an event gets a field that older events lack',
    'string code = 1;',
    'string code = 1;\n  string advice = 3;',
    /payments\.payment-failed\.v1: the new field failure\.advice must be optional/,
  ],
  [
    'an event is keyed by another field',
    'aggregate_id = "payment_intent_id"',
    'aggregate_id = "user_id"',
    /payments\.payment-updated\.v1: its aggregate id is in another field/,
  ],
] as const)('it is a breaking change when %s', (_, from, to, report) => {
  expect(breakingChangesOf(payments, from, to).join('\n')).toMatch(report);
});

test('it is a breaking change when an RPC is removed', () => {
  const changes = breakingChangesOf(
    'erp/payments/v1/payments.proto',
    /\n {2}rpc ListPaymentIntents\(.*;/,
    '',
  );
  expect(changes.join('\n')).toMatch(/ListPaymentIntents/);
});

test('an event may grow by optional fields and lists, and a domain by events', () => {
  const version = 'int32 version = 7;';
  const grown = `${version}\n  optional string channel = 8;\n  repeated string tags = 9;`;
  expect(breakingChangesOf(payments, version, grown)).toEqual([]);
  const event =
    'message PaymentLost {\n  option (erp.type.v1.event).aggregate_id = "payment_intent_id";\n  string payment_intent_id = 1;\n}\n';
  expect(breakingChangesOf(payments, /$/, event)).toEqual([]);
});
