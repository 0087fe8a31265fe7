import type { ReservationsServiceService } from '../../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { ReservationsDependencies } from '../dependencies.ts';
import { toEventMessage, toTicketTypeMessage } from '../messages.ts';
import type { Event } from '../model/event.ts';
import { eventVisibility } from '../model/reservation-scope.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { addTicketType } from '../use-cases/add-ticket-type.ts';
import { closeEvent } from '../use-cases/close-event.ts';
import { createEvent } from '../use-cases/create-event.ts';
import { listEvents } from '../use-cases/list-events.ts';
import { publishEvent } from '../use-cases/publish-event.ts';
import { updateEvent } from '../use-cases/update-event.ts';
import { updateTicketType } from '../use-cases/update-ticket-type.ts';

type EventRpcs = Pick<
  ServiceHandlers<ReservationsServiceService>,
  | 'batchGetEvents'
  | 'batchGetTicketTypes'
  | 'listEvents'
  | 'createEvent'
  | 'updateEvent'
  | 'publishEvent'
  | 'closeEvent'
  | 'addTicketType'
  | 'updateTicketType'
>;

/** RPCs about events and their kinds of tickets. */
export function createEventRpcs(dependencies: ReservationsDependencies): EventRpcs {
  const { events, ticketTypes } = unitOfWork.read(dependencies);
  const toMessage = (event: Event) => toEventMessage(event, dependencies.clock(), dependencies.settings);
  return {
    batchGetEvents: async ({ ids }, { viewer }) => ({
      events: (await events.findVisible(eventVisibility(viewer), ids)).map(toMessage),
    }),
    batchGetTicketTypes: async ({ ids }, { viewer }) => {
      const found = await ticketTypes.findVisible(eventVisibility(viewer).draftsOf, ids);
      return { ticketTypes: found.map(toTicketTypeMessage) };
    },
    listEvents: async (request, call) => {
      const found = await listEvents(dependencies, call, request);
      return { events: found.rows.map(toMessage), page: found.page };
    },
    createEvent: async (request, call) => ({
      event: toMessage(await createEvent(dependencies, call, request)),
    }),
    updateEvent: async (request, call) => ({
      event: toMessage(await updateEvent(dependencies, call, request)),
    }),
    publishEvent: async (request, call) => ({
      event: toMessage(await publishEvent(dependencies, call, request)),
    }),
    closeEvent: async (request, call) => ({
      event: toMessage(await closeEvent(dependencies, call, request)),
    }),
    addTicketType: async (request, call) => ({
      event: toMessage(await addTicketType(dependencies, call, request)),
    }),
    updateTicketType: async (request, call) => ({
      event: toMessage(await updateTicketType(dependencies, call, request)),
    }),
  };
}
