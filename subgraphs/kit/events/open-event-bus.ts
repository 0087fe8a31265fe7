import type { Logger } from '../observability/logger.ts';
import type { Clock } from '../values/clock.ts';
import type { EventBus } from './event-bus.ts';
import { openSqlEventBus } from './sql-event-bus.ts';

/** Where the event bus is. */
interface EventBusSettings {
  /** `:memory:`, a SQLite file, or `postgres://…`. */
  readonly url: string;
  readonly logger: Logger;
  /** The system's clock by default. */
  readonly clock?: Clock;
}

/** Opens the bus that the settings name: the only place that knows the implementations. */
export function openEventBus(settings: EventBusSettings): Promise<EventBus> {
  return openSqlEventBus(settings);
}
