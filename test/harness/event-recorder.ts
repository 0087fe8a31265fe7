import type { DomainEvent } from '../../subgraphs/kit/events/domain-event.ts';
import type { EventBus } from '../../subgraphs/kit/events/event-bus.ts';

/** Milliseconds that a test waits for an event: far above what a crowded machine needs, below a test's own limit. */
const waitLimitMs = 60_000;

/** The published events of a bus, each once and in order, for tests that wait for events instead of sleeping. */
export interface EventRecorder {
  readonly all: readonly DomainEvent[];
  /** Events whose subject is this aggregate, oldest first. */
  about(subject: string): readonly DomainEvent[];
  /** Resolves with the first event, published already or later, that satisfies the condition. */
  until(condition: (event: DomainEvent) => boolean): Promise<DomainEvent>;
  /**
   * Resolves with the events about this aggregate when there are enough.
   * @param enough how many, or the condition that one of them satisfies
   */
  untilAbout(
    subject: string,
    enough: number | ((event: DomainEvent) => boolean),
  ): Promise<readonly DomainEvent[]>;
  /**
   * Resolves with the first event of the type that is published after this call.
   * @param type without the prefix `erp.`, for example `payments.payment-succeeded.v1`
   */
  next(type: string): Promise<DomainEvent>;
}

/** A bus that remembers what was published through it. */
export interface RecordedBus extends EventBus {
  readonly recorded: EventRecorder;
}

/**
 * Records what is published through the returned bus, once the bus beneath has stored it. An event that is published
 * again (same id) counts once. Any number of tests may wait at the same time; each wait rejects after its limit with
 * the events there were.
 * @param limitMs milliseconds that a wait lasts at most
 */
export function recordBus(bus: EventBus, limitMs = waitLimitMs): RecordedBus {
  const events: DomainEvent[] = [];
  const seenIds = new Set<string>();
  const checks = new Set<() => void>();
  const about = (subject: string): readonly DomainEvent[] =>
    events.filter((event) => event.subject === subject);

  /** `read` is asked now and after every publication until it answers something. */
  const waitFor = <Result>(read: () => Result | undefined): Promise<Result> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(limit);
        checks.delete(check);
      };
      const check = (): void => {
        try {
          const result = read();
          if (result === undefined) return;
          stop();
          resolve(result);
        } catch (error: unknown) {
          stop();
          reject(error);
        }
      };
      const limit = setTimeout(() => {
        stop();
        reject(new Error(`The event was not published within ${limitMs} ms. Published: ${list(events)}`));
      }, limitMs);
      limit.unref();
      checks.add(check);
      check();
    });

  return {
    ...bus,
    publish: async (published) => {
      await bus.publish(published);
      for (const event of published) {
        if (seenIds.has(event.id)) continue;
        seenIds.add(event.id);
        events.push(event);
      }
      for (const check of checks) check();
    },
    recorded: {
      all: events,
      about,
      until: (condition) => waitFor(() => events.find(condition)),
      untilAbout: (subject, enough) =>
        waitFor(() => {
          const found = about(subject);
          const areEnough = typeof enough === 'number' ? found.length >= enough : found.some(enough);
          return areEnough ? found : undefined;
        }),
      next: (type) => {
        const position = events.length;
        return waitFor(() => events.slice(position).find((event) => event.type === `erp.${type}`));
      },
    },
  };
}

function list(events: readonly DomainEvent[]): string {
  return events.map(({ type, subject }) => `${type} about ${subject}`).join(', ') || 'nothing';
}
