import { type PayloadField, type Refuse, readPayload, writePayload } from './event-payload.ts';
import { topicOf } from './event-topic.ts';

/** What an events.proto says about an event, as data. */
export interface EventDescription {
  /** `<domain>.<event>.v<version>`, for example `payments.payment-succeeded.v1`. */
  readonly type: string;
  readonly domain: string;
  /** Topic it is published on, and the CloudEvents `type`. */
  readonly topic: string;
  /** Fields of the payload that hold the id of the aggregate; the first one that is set counts. */
  readonly aggregateFields: readonly string[];
  readonly fields: readonly PayloadField[];
  /**
   * The payload of an event that was received. Fields the contract does not know are left out; throws an
   * {@link EventDataError} for a required field that is missing and for a value of the wrong type.
   */
  parse(event: ReceivedEvent): unknown;
}

/** The contract of one event between the domain that publishes it and those that consume it. */
export interface EventContract<Payload> extends EventDescription {
  /** The event as it is written to the outbox. Throws when the payload lacks a required field. */
  create(organizationId: string, payload: Payload): NewEvent;
  parse(event: ReceivedEvent): Payload;
}

/** An event as a use case appends it to the outbox: the rest of a CloudEvent is added there and by the relay. */
export interface NewEvent {
  readonly type: string;
  readonly aggregateId: string;
  readonly organizationId: string;
  /** JSON values only. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a parser needs of a CloudEvent. */
interface ReceivedEvent {
  readonly id: string;
  readonly data: unknown;
}

/** The data of an event is not what its contract says. */
export class EventDataError extends Error {
  override readonly name = 'EventDataError';
}

/** Called by generated code, once for each event message. */
export function createEventContract<Payload>(
  description: Omit<EventDescription, 'topic' | 'parse'>,
): EventContract<Payload> {
  const { type, fields } = description;
  return {
    ...description,
    topic: topicOf(type),
    create: (organizationId, payload) => {
      const refuse = (problem: string): never => {
        throw new EventDataError(`An event ${type} cannot be published: ${problem}.`);
      };
      const data = writePayload(fields, payload as Readonly<Record<string, unknown>>, refuse);
      return { type, aggregateId: aggregateIdOf(description, data, refuse), organizationId, data };
    },
    parse: ({ id, data }) => {
      const refuse = (problem: string): never => {
        throw new EventDataError(`The data of event ${id} (${type}) is not as agreed: ${problem}.`);
      };
      const payload = readPayload(fields, data, refuse);
      aggregateIdOf(description, payload, refuse);
      return payload as Payload;
    },
  };
}

function aggregateIdOf(
  { aggregateFields }: Pick<EventDescription, 'aggregateFields'>,
  payload: Readonly<Record<string, unknown>>,
  refuse: Refuse,
): string {
  for (const field of aggregateFields) {
    const id = payload[field];
    if (typeof id === 'string' && id !== '') return id;
  }
  return refuse(`${aggregateFields.join(' or ')} must not be empty`);
}
