import { expect, test } from '@jest/globals';
import type { EventContract, EventDescription } from '../../proto/event-contract.ts';
import { EventDataError } from '../../proto/event-contract.ts';
import type { PayloadType } from '../../proto/event-payload.ts';
import { eventCatalogue } from '../../proto/generated/event-catalogue.ts';
import { domainRegistry } from '../../subgraphs/registry.ts';
import { samplePayload } from '../harness/sample-event.ts';

const events = [...eventCatalogue.values()];
const domains = domainRegistry.map(({ name }) => name);

/** Created by the producer, then through the bytes of outbox and bus. */
function published(event: EventDescription, payload: unknown) {
  const created = (event as EventContract<unknown>).create('acme-org', payload);
  return {
    ...created,
    id: 'event-1',
    data: JSON.parse(JSON.stringify(created.data)) as Record<string, unknown>,
  };
}

/** A JSON value that no field of this type accepts. */
function wrongValue(type: PayloadType): unknown {
  switch (type.kind) {
    case 'string':
      return 7;
    case 'int64':
      return 7;
    case 'timestamp':
      return '31.01.2026';
    case 'enum':
      return 'NO_SUCH_VALUE';
    default:
      return 'text';
  }
}

test('the catalogue holds events of every domain and of no other', () => {
  expect(new Set(events.map(({ domain }) => domain))).toEqual(new Set(domains));
});

test.each(events)('$type has the name, topic and key that bus and consumers count on', (event) => {
  expect(event.type).toMatch(new RegExp(`^${event.domain}\\.[a-z]+(-[a-z]+)*\\.v[0-9]+$`));
  expect(event.topic).toBe(`erp.${event.type}`);
  expect(eventCatalogue.get(event.type)).toBe(event);
  expect(event.aggregateFields).not.toEqual([]);
  expect(event.fields.map(({ name }) => name)).toEqual(expect.arrayContaining([...event.aggregateFields]));
});

test.each(events)('$type comes out of the bus as it went in', (event) => {
  for (const which of ['all', 'required'] as const) {
    const payload = samplePayload(event.fields, which);
    if (event.aggregateFields.every((field) => payload[field] === undefined)) continue;
    expect(event.parse(published(event, payload))).toEqual(payload);
  }
});

test.each(events)(
  '$type is keyed by its aggregate and holds nothing that its contract does not name',
  (event) => {
    const payload = samplePayload(event.fields, 'all');
    const created = published(event, { ...payload, salary: 'secret' });
    expect(created).toMatchObject({
      type: event.type,
      organizationId: 'acme-org',
      aggregateId: payload[event.aggregateFields[0] ?? ''],
    });
    expect(Object.keys(created.data)).toEqual(event.fields.map(({ name }) => name));
  },
);

test.each(events)('$type with fields of a later version is read without them', (event) => {
  const payload = samplePayload(event.fields, 'all');
  const received = published(event, payload);
  expect(event.parse({ ...received, data: { ...received.data, addedLater: { number: 1 } } })).toEqual(
    payload,
  );
});

test.each(events)(
  '$type is refused when a required field is missing or a value is of the wrong type',
  (event) => {
    const received = published(event, samplePayload(event.fields, 'all'));
    const parse = (data: unknown) => () => event.parse({ id: 'event-1', data });
    expect(parse(undefined)).toThrow(EventDataError);
    for (const { name, presence, type } of event.fields) {
      const { [name]: _, ...without } = received.data;
      if (presence === 'required')
        expect(parse(without)).toThrow(`event event-1 (${event.type}) is not as agreed: ${name} is missing`);
      expect(parse({ ...received.data, [name]: wrongValue(type) })).toThrow(
        new RegExp(`event event-1 \\(${event.type}\\) is not as agreed: ${name}`),
      );
    }
  },
);

test.each(events)('$type cannot be published without a required field', (event) => {
  const payload = samplePayload(event.fields, 'all');
  for (const { name, presence } of event.fields) {
    if (presence !== 'required') continue;
    expect(() => published(event, { ...payload, [name]: undefined })).toThrow(
      `An event ${event.type} cannot be published: ${name} is missing`,
    );
  }
});

test('amounts travel as text and instants as RFC 3339, also in parts of an event', () => {
  const amounts = events.flatMap(({ type, fields }) =>
    fields.filter((field) => field.type.kind === 'message').map((field) => ({ type, field })),
  );
  expect(amounts.length).toBeGreaterThan(0);
  for (const { type, field } of amounts) {
    const event = eventCatalogue.get(type);
    if (!event) throw new Error(`${type} is missing`);
    const text = JSON.stringify(published(event, samplePayload(event.fields, 'all')).data[field.name]);
    if (text.includes('minorUnits')) expect(text).toContain('"minorUnits":"9007199254740993"');
    else expect(text).not.toContain('9007199254740993');
  }
});
