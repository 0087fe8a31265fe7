import type { EventContract } from '../../proto/event-contract.ts';
import type { PayloadField, PayloadType } from '../../proto/event-payload.ts';
import { sourceOf } from '../../proto/event-topic.ts';
import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';

/**
 * An event as its domain publishes it. Required fields that `payload` leaves out have sample values, optional ones
 * none.
 */
export function sampleEvent<Payload>(
  contract: EventContract<Payload>,
  payload: Partial<Payload>,
  organizationId = 'acme-org',
): DomainEvent {
  const event = contract.create(organizationId, {
    ...samplePayload(contract.fields, 'required'),
    ...payload,
  } as Payload);
  return {
    specversion: '1.0',
    id: newId(),
    type: contract.topic,
    source: sourceOf(contract.domain),
    subject: event.aggregateId,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    organizationid: organizationId,
    data: event.data,
  };
}

/** A payload as a producer gives it, with a value in all fields or in the required ones; lists hold two or none. */
export function samplePayload(
  fields: readonly PayloadField[],
  which: 'all' | 'required',
): Record<string, unknown> {
  return Object.fromEntries(
    fields
      .filter(({ presence }) => which === 'all' || presence !== 'optional')
      .map(({ name, presence, type }) => {
        const sample = sampleValue(name, type, which);
        if (presence !== 'list') return [name, sample];
        return [name, which === 'all' ? [sample, sample] : []];
      }),
  );
}

function sampleValue(name: string, type: PayloadType, which: 'all' | 'required'): unknown {
  switch (type.kind) {
    case 'string':
      // Where a currency is asked for, others would be refused.
      return name === 'currency' ? 'EUR' : `sample of ${name}`;
    case 'bool':
      return true;
    case 'int32':
      return 7;
    case 'double':
      return 7.5;
    case 'int64':
      return 9_007_199_254_740_993n;
    case 'timestamp':
      return new Date('2026-01-31T12:00:00.123Z');
    case 'enum':
      return type.values.at(-1);
    case 'message':
      return samplePayload(type.fields, which);
  }
}
