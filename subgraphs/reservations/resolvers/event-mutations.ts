import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import type { MutationResolvers, TicketTypeInput, WaitingRoomInput } from '../generated/resolvers-types.ts';

type EventMutations = Pick<
  MutationResolvers,
  'createEvent' | 'updateEvent' | 'publishEvent' | 'closeEvent' | 'addTicketType' | 'updateTicketType'
>;

/** What changes events and their kinds of tickets. */
export const eventMutations: EventMutations = {
  createEvent: async (_parent, { input }, { service, call }) => {
    const { event } = await service.createEvent(
      {
        name: input.name,
        description: input.description ?? undefined,
        venue: input.venue,
        startsAt: input.startsAt,
        onSaleAt: input.onSaleAt ?? undefined,
        ticketTypes: input.ticketTypes.map(toNewTicketType),
        waitingRoom: toWaitingRoom(input.waitingRoom),
      },
      call,
    );
    return { event: required(event) };
  },
  updateEvent: async (_parent, { input }, { service, call }) => {
    const { eventId, expectedVersion, waitingRoom, ...changes } = input;
    const { event } = await service.updateEvent(
      {
        ...toMaskedUpdate({
          ...changes,
          waitingRoom: toWaitingRoom(waitingRoom),
        }),
        eventId,
        expectedVersion: expectedVersion ?? undefined,
      },
      call,
    );
    return { event: required(event) };
  },
  publishEvent: async (_parent, { input }, { service, call }) => {
    const { eventId, expectedVersion } = input;
    const { event } = await service.publishEvent(
      { eventId, expectedVersion: expectedVersion ?? undefined },
      call,
    );
    return { event: required(event) };
  },
  closeEvent: async (_parent, { input }, { service, call }) => {
    const { eventId, expectedVersion } = input;
    const { event } = await service.closeEvent(
      { eventId, expectedVersion: expectedVersion ?? undefined },
      call,
    );
    return { event: required(event) };
  },
  addTicketType: async (_parent, { input }, { service, call }) => {
    const { event } = await service.addTicketType(
      { eventId: input.eventId, ticketType: toNewTicketType(input.ticketType) },
      call,
    );
    return { event: required(event) };
  },
  updateTicketType: async (_parent, { input }, { service, call }) => {
    const { event } = await service.updateTicketType(
      {
        ticketTypeId: input.ticketTypeId,
        name: input.name ?? undefined,
        price: input.price ? moneyFromInput(input.price) : undefined,
        capacity: input.capacity ?? undefined,
        maxPerOrder: input.maxPerOrder ?? undefined,
        expectedVersion: input.expectedVersion ?? undefined,
      },
      call,
    );
    return { event: required(event) };
  },
};

function toNewTicketType(input: TicketTypeInput) {
  return {
    name: input.name,
    price: moneyFromInput(input.price),
    capacity: input.capacity,
    maxPerOrder: input.maxPerOrder ?? undefined,
  };
}

function toWaitingRoom(input: WaitingRoomInput | null | undefined) {
  return input ? { enabled: input.enabled, admissionsPerMinute: input.admissionsPerMinute ?? 0 } : undefined;
}
