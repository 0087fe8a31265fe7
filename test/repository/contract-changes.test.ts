import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { findBreakingChanges } from '../../proto/breaking-changes.ts';
import { buildImage } from '../../proto/build-image.ts';
import { runCommand } from '../../proto/run-command.ts';

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

test('contracts that have not changed break nothing', () => {
  expect(changesAfter([])).toEqual([]);
});

const events = 'erp/payments/v1/events.proto';

/** Edits that break something, and what is reported. They do not touch each other: all are made at the same time. */
const breakingEdits = [
  [
    'a field of an event is renamed',
    events,
    'string refund_id',
    'string refund_key',
    /refund_id.*refund_key/,
  ],
  ['a field of an event changes its type', events, 'int32 version', 'string version', /int32.*string/],
  ['a field becomes optional', events, 'string provider =', 'optional string provider =', /cardinality/],
  [
    'a field of a part of an event is renamed',
    events,
    'string code = 1',
    'string reason = 1',
    /code.*reason/,
  ],
  ['an event is renamed', events, 'message RefundFailed', 'message RefundRefused', /RefundFailed.*deleted/],
  [
    'an event gets a required field that its older events lack',
    events,
    'captured_at = 8;',
    'captured_at = 8;\n  string channel = 9;',
    /payments\.payment-succeeded\.v1: the new field channel must be optional/,
  ],
  [
    'a part of an event gets a required field that older events lack',
    events,
    'string message = 2;',
    'string message = 2;\n    string advice = 3;',
    /payments\.payment-failed\.v1: the new field failure\.advice must be optional/,
  ],
  [
    'an event is keyed by another field',
    events,
    'aggregate_id = "payment_intent_id"',
    'aggregate_id = "user_id"',
    /payments\.payment-updated\.v1: its aggregate id is in another field/,
  ],
  [
    'an RPC is removed',
    'erp/payments/v1/payments.proto',
    /\n {2}rpc ListPaymentIntents\(.*;/,
    '',
    /ListPaymentIntents/,
  ],
] as const;

describe('a breaking change is reported', () => {
  let changes: readonly string[];
  beforeAll(() => {
    changes = changesAfter(breakingEdits.map(([, file, from, to]) => ({ file, from, to })));
  });

  test.each(breakingEdits)('when %s', (_, _file, _from, _to, report) => {
    expect(changes).toContainEqual(expect.stringMatching(report));
  });
});

test('an event may grow by optional fields and lists, a domain by events', () => {
  const event =
    'message PaymentLost {\n  option (erp.type.v1.event).aggregate_id = "payment_intent_id";\n  string payment_intent_id = 1;\n}\n';
  const version = 'int32 version = 7;';
  const grown = `${version}\n  optional string channel = 8;\n  repeated string tags = 9;`;
  expect(
    changesAfter([
      { file: events, from: version, to: grown },
      { file: events, from: /$/, to: event },
    ]),
  ).toEqual([]);
});

interface Edit {
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/** The breaking changes that edits of a copy of the contracts make. */
function changesAfter(edits: readonly Edit[]): readonly string[] {
  const copy = mkdtempSync(path.join(tmpdir(), 'erp-contracts-'));
  try {
    cpSync(folder, copy, { recursive: true });
    for (const { file, from, to } of edits) {
      const target = path.join(copy, file);
      const text = readFileSync(target, 'utf8');
      const edited = text.replace(from, to);
      expect(edited).not.toBe(text);
      writeFileSync(target, edited);
    }
    return findBreakingChanges(copy, baseline);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

test('a mistake in the contracts is one line and exit code 1', () => {
  const written = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const exitCode = process.exitCode;
  try {
    runCommand(() => {
      throw new Error('The aggregate id event_id of a.B is not a field that holds text.');
    });
    expect(process.exitCode).toBe(1);
    expect(written.mock.calls).toEqual([
      ['The aggregate id event_id of a.B is not a field that holds text.'],
    ]);
  } finally {
    process.exitCode = exitCode;
    written.mockRestore();
  }
});
