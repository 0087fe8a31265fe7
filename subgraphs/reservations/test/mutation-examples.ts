import type { ExampleWorld, MutationExample } from '../../../test/harness/mutation-example.ts';

const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60_000).toISOString();
const card = {
  number: '4242424242424242',
  expMonth: 12,
  expYear: new Date().getUTCFullYear() + 2,
  cvc: '123',
};
const queue = { enabled: true, admissionsPerMinute: 6_000 };

const newEvent = ({ unique }: Pick<ExampleWorld, 'unique'>, amount = '20.00') => ({
  name: unique(),
  venue: 'Hall',
  startsAt: inAYear,
  ticketTypes: [{ name: 'Standing', price: { amount, currency: 'EUR' }, capacity: 50 }],
});

interface Selling {
  readonly eventId: string;
  readonly ticketTypeId: string;
}

const drafted = async (world: ExampleWorld, more: object = {}, amount?: string): Promise<Selling> => {
  const { event } = await world.owner.do('createEvent', { ...newEvent(world, amount), ...more });
  return { eventId: event.id, ticketTypeId: event.ticketTypes[0].id };
};

const onSale = async (world: ExampleWorld, more: object = {}, amount?: string): Promise<Selling> => {
  const selling = await drafted(world, more, amount);
  await world.owner.do('publishEvent', { eventId: selling.eventId });
  return selling;
};

const order = ({ eventId, ticketTypeId }: Selling) => ({ eventId, items: [{ ticketTypeId, quantity: 1 }] });

const held = async (world: ExampleWorld, amount?: string): Promise<string> =>
  (await world.owner.do('createReservation', order(await onSale(world, {}, amount))))['reservation'].id;

/** How each mutation of the domain is done once. */
export const mutationExamples: Readonly<Record<string, MutationExample>> = {
  createEvent: async (world) => ({ input: newEvent(world) }),
  updateEvent: async (world) => {
    const { eventId } = await onSale(world);
    return { input: { eventId, venue: 'Another hall' } };
  },
  publishEvent: async (world) => ({ input: { eventId: (await drafted(world)).eventId } }),
  closeEvent: async (world) => ({ input: { eventId: (await onSale(world)).eventId } }),
  addTicketType: async (world) => {
    const { eventId } = await onSale(world);
    return { input: { eventId, ticketType: newEvent(world).ticketTypes[0] } };
  },
  updateTicketType: async (world) => {
    const { ticketTypeId } = await onSale(world);
    return { input: { ticketTypeId, capacity: 60 } };
  },
  createReservation: async (world) => {
    const { customer } = await world.owner.do('createCustomer', { kind: 'PERSON', name: world.unique() });
    return { input: { ...order(await onSale(world)), customerId: customer.id } };
  },
  confirmReservation: async (world) => ({ input: { reservationId: await held(world, '0.00') } }),
  cancelReservation: async (world) => ({ input: { reservationId: await held(world) } }),
  purchaseTickets: async (world) => ({ input: { ...order(await onSale(world)), card } }),
  checkInTicket: async (world) => {
    const { tickets } = await world.owner.do('purchaseTickets', { ...order(await onSale(world)), card });
    return { input: { code: tickets[0].code } };
  },
  joinQueue: async (world) => {
    const { eventId } = await onSale(world, { waitingRoom: queue });
    return { by: world.anonymous, input: { eventId } };
  },
  enterQueue: async (world) => {
    const { eventId } = await onSale(world, { waitingRoom: queue });
    const { token } = await world.anonymous.do('joinQueue', { eventId });
    return { input: { token } };
  },
  leaveQueue: async (world) => {
    const { eventId } = await onSale(world, { waitingRoom: queue });
    await world.owner.do('joinQueue', { eventId });
    return { input: { eventId } };
  },
};
