import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { EventContract, NewEvent } from '../../proto/event-contract.ts';
import { eventCatalogue } from '../../proto/generated/event-catalogue.ts';

/** Rows of outboxes, one of each type, as they were written before events had contracts. */
const stored = JSON.parse(
  readFileSync(new URL('./stored-events.json', import.meta.url), 'utf8'),
) as readonly NewEvent[];

test.each(stored)('an event $type that was stored long ago is read, and written the same today', (event) => {
  const contract = eventCatalogue.get(event.type) as EventContract<unknown> | undefined;
  const payload = contract?.parse({ id: 'stored-event', data: event.data });
  expect(contract?.create(event.organizationId, payload)).toEqual(event);
});
