import { createEventContract, type EventContract } from '../../proto/event-contract.ts';
import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import { createLogger } from '../../subgraphs/kit/observability/logger.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';

/** A logger that writes no line. */
export const silentLogger = createLogger('kit-test', 'silent');

/** A name that no other test of the run uses: tests that share a database stay apart. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${newId()}`;
}

/** Payload of the events of the kit's tests. */
export interface NumberedPayload {
  readonly subject: string;
  readonly number: number;
}

/** Contract of an event that no domain publishes. @param type `<domain>.<event>.v1` */
export function numberedContract(type: string): EventContract<NumberedPayload> {
  return createEventContract({
    type,
    domain: 'kit-test',
    aggregateFields: ['subject'],
    fields: [
      { name: 'subject', presence: 'required', type: { kind: 'string' } },
      { name: 'number', presence: 'required', type: { kind: 'int32' } },
    ],
  });
}

/** An event that carries a number. @param type as it is on the bus */
export function numberedEvent(type: string, number: number): DomainEvent {
  return {
    specversion: '1.0',
    id: newId(),
    type,
    source: '/erp/kit-test',
    subject: 'subject-1',
    time: '2026-01-31T12:00:00.000Z',
    datacontenttype: 'application/json',
    organizationid: 'acme-org',
    data: { subject: 'subject-1', number },
  };
}

/** The `number` of an event of these tests; NaN when it has none. */
export function numberOf(event: DomainEvent): number {
  return Number(event.data['number']);
}

/** Collects values and resolves when there are enough of them. */
export interface Collector<Value> {
  readonly values: Value[];
  add(value: Value): void;
  /** Resolves when at least `count` values were added. */
  waitFor(count: number): Promise<void>;
}

/** An empty collector. */
export function createCollector<Value>(): Collector<Value> {
  const values: Value[] = [];
  let waiting: Array<{ readonly count: number; readonly resolve: () => void }> = [];
  const settle = (): void => {
    for (const { resolve } of waiting.filter(({ count }) => values.length >= count)) resolve();
    waiting = waiting.filter(({ count }) => values.length < count);
  };
  return {
    values,
    add: (value) => {
      values.push(value);
      settle();
    },
    waitFor: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        settle();
      }),
  };
}
