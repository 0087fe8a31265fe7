import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
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
        ...withoutNulls(input),
        ticketTypes: input.ticketTypes.map((ticketType, index) =>
          toNewTicketType(ticketType, `ticketTypes.${index}`),
        ),
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
        ...toMaskedUpdate({ ...changes, waitingRoom: toWaitingRoom(waitingRoom) }),
        eventId,
        expectedVersion: expectedVersion ?? undefined,
      },
      call,
    );
    return { event: required(event) };
  },
  publishEvent: async (_parent, { input }, { service, call }) => {
    const { event } = await service.publishEvent(withoutNulls(input), call);
    return { event: required(event) };
  },
  closeEvent: async (_parent, { input }, { service, call }) => {
    const { event } = await service.closeEvent(withoutNulls(input), call);
    return { event: required(event) };
  },
  addTicketType: async (_parent, { input: { eventId, ticketType } }, { service, call }) => {
    const { event } = await service.addTicketType(
      { eventId, ticketType: toNewTicketType(ticketType, 'ticketType') },
      call,
    );
    return { event: required(event) };
  },
  updateTicketType: async (_parent, { input }, { service, call }) => {
    const { ticketTypeId, expectedVersion, ...changes } = input;
    const { event } = await service.updateTicketType(
      {
        ...toMaskedUpdate(changes),
        price: changes.price ? moneyFromInput(changes.price, 'price') : undefined,
        ticketTypeId,
        expectedVersion: expectedVersion ?? undefined,
      },
      call,
    );
    return { event: required(event) };
  },
};

/** @param path where the input is, for messages */
function toNewTicketType({ price, ...input }: TicketTypeInput, path: string) {
  return { ...withoutNulls(input), price: moneyFromInput(price, `${path}.price`) };
}

function toWaitingRoom(input: WaitingRoomInput | null | undefined) {
  return input ? { enabled: input.enabled, admissionsPerMinute: input.admissionsPerMinute ?? 0 } : undefined;
}
