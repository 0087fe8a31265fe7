import { moneyResolvers } from '../../kit/graphql/money-resolver.ts';
import { scalarResolvers } from '../../kit/graphql/scalars.ts';
import type { Resolvers } from '../generated/resolvers-types.ts';
import { Event, eventQueries, TicketType, WaitingRoom } from './event.ts';
import { eventMutations } from './event-mutations.ts';
import { QueueEntry, queueEntryMutations, queueEntryQueries } from './queue-entry.ts';
import {
  Customer,
  Reservation,
  ReservationItem,
  reservationMutations,
  reservationQueries,
  User,
} from './reservation.ts';
import { Ticket, ticketMutations } from './ticket.ts';

/** All resolvers of `schema/reservations.graphql`. */
export const resolvers: Resolvers = {
  DateTime: scalarResolvers.DateTime,
  Decimal: scalarResolvers.Decimal,
  CurrencyCode: scalarResolvers.CurrencyCode,
  Money: moneyResolvers,
  Query: { ...eventQueries, ...reservationQueries, ...queueEntryQueries },
  Mutation: { ...eventMutations, ...reservationMutations, ...ticketMutations, ...queueEntryMutations },
  Event,
  TicketType,
  WaitingRoom,
  Reservation,
  ReservationItem,
  Ticket,
  QueueEntry,
  User,
  Customer,
};
