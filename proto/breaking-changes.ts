import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DescMessage } from '@bufbuild/protobuf';
import { buildImage } from './build-image.ts';
import { type EventMessage, isOptional, readEventMessages } from './event-messages.ts';

/** The contracts as they were when `npm run proto:baseline` last ran, compiled and without comments. */
export const baselineFile = path.join(import.meta.dirname, 'baseline.binpb');

/**
 * What a part that knows the contracts of the baseline would no longer understand, one line for each: the rules of
 * `buf breaking`, and those of events, which are JSON in a log that outlives its writers.
 * @param folder holds buf.yaml and the .proto files
 */
export function findBreakingChanges(folder: string, baseline = baselineFile): readonly string[] {
  const { status, stdout, stderr, error } = spawnSync('buf', ['breaking', '--against', baseline], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) throw error;
  // 100 is how buf says that it has found something.
  if (status !== 0 && status !== 100) throw new Error(`buf breaking failed:\n${stderr}`);
  const current = buildImage({ withComments: false, folder });
  return [
    ...stdout.split('\n').filter(Boolean),
    ...findEventBreaks(readEventMessages(readFileSync(baseline)), readEventMessages(current)),
  ];
}

function findEventBreaks(before: readonly EventMessage[], after: readonly EventMessage[]): readonly string[] {
  const known = new Map(before.map((event) => [event.type, event]));
  return after.flatMap((event) => {
    const old = known.get(event.type);
    if (!old) return [];
    const isSameKey = old.aggregateFields.join() === event.aggregateFields.join();
    return [
      ...(isSameKey
        ? []
        : [`${event.type}: its aggregate id is in another field: its events would lose their order.`]),
      ...newRequiredFields(old.message, event.message).map(
        (field) => `${event.type}: the new field ${field} must be optional: events of before do not have it.`,
      ),
    ];
  });
}

function newRequiredFields(before: DescMessage, after: DescMessage, path = ''): readonly string[] {
  return after.fields.flatMap((field) => {
    const old = before.fields.find(({ number }) => number === field.number);
    if (old?.message && field.message && field.fieldKind !== 'map')
      return newRequiredFields(old.message, field.message, `${path}${field.jsonName}.`);
    const isRequired = field.fieldKind !== 'list' && !isOptional(field);
    return old || !isRequired ? [] : [`${path}${field.jsonName}`];
  });
}
