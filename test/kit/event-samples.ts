import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import { createLogger } from '../../subgraphs/kit/observability/logger.ts';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';

export const silentLogger = createLogger('kit-test', 'silent');

/** A name that no other test of the run uses: tests that share a database stay apart. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${newId()}`;
}

/** An event of the given type that carries a number. */
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
    data: { number },
  };
}

export function numberOf(event: DomainEvent): number {
  return Number(event.data['number']);
}

/** Collects values and tells when there are enough of them. */
export interface Collector<Value> {
  readonly values: Value[];
  add(value: Value): void;
  /** Resolves when at least `count` values were added. */
  waitFor(count: number): Promise<void>;
}

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
