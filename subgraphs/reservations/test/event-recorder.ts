import type { DomainEvent } from '../../kit/events/domain-event.ts';
import type { EventBus } from '../../kit/events/event-bus.ts';
import { newId } from '../../kit/values/uuid-v7.ts';

/** Everything a bus delivers, in order, for tests that wait for events instead of sleeping. */
export interface EventRecorder {
  readonly events: readonly DomainEvent[];
  /** Events of a type, without prefix, about one aggregate. */
  of(type: string, aggregateId: string): readonly DomainEvent[];
  /** Resolves with the event once it was published; rejects after a minute. */
  waitFor(type: string, aggregateId: string): Promise<DomainEvent>;
  close(): Promise<void>;
}

const recordedTypes = [
  'reservation-held',
  'reservation-confirmed',
  'reservation-cancelled',
  'reservation-expired',
  'reservation-payment-failed',
  'refund-requested',
  'ticket-checked-in',
  'event-created',
  'event-updated',
  'event-published',
  'event-closed',
  'queue-joined',
  'queue-left',
  'queue-advanced',
].map((name) => `erp.reservations.${name}.v1`);

/** Records the events of reservations from the beginning of the bus. */
export function recordEvents(bus: EventBus): EventRecorder {
  const events: DomainEvent[] = [];
  const listeners = new Set<() => void>();
  const subscription = bus.subscribe({
    group: `recorder-${newId()}`,
    types: recordedTypes,
    handler: async (event) => {
      events.push(event);
      for (const listener of listeners) listener();
    },
  });
  const of = (type: string, aggregateId: string): readonly DomainEvent[] =>
    events.filter((event) => event.type === `erp.reservations.${type}.v1` && event.subject === aggregateId);
  return {
    events,
    of,
    waitFor: (type, aggregateId) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const [found] = of(type, aggregateId);
          if (!found) return;
          clearTimeout(timer);
          listeners.delete(check);
          resolve(found);
        };
        const timer = setTimeout(() => {
          listeners.delete(check);
          reject(new Error(`No ${type} about ${aggregateId} came.`));
        }, 60_000);
        listeners.add(check);
        check();
      }),
    close: () => subscription.close(),
  };
}

/** An event of the payments domain about a reservation, as payments publishes it. */
export function paymentEvent(
  type: 'payment-succeeded' | 'payment-failed',
  organizationId: string,
  data: { readonly paymentIntentId: string; readonly reservationId: string } & Record<string, unknown>,
): DomainEvent {
  return {
    specversion: '1.0',
    id: newId(),
    type: `erp.payments.${type}.v1`,
    source: '/erp/payments',
    subject: data.paymentIntentId,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    organizationid: organizationId,
    data: {
      amount: { minorUnits: '2000', currency: 'EUR' },
      userId: 'anna',
      ...(type === 'payment-succeeded'
        ? { provider: 'scripted', capturedAt: new Date().toISOString() }
        : { failure: { code: 'card_declined', message: 'The card was declined.' } }),
      ...data,
    },
  };
}
