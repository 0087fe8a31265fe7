import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyMessage } from '../../../proto/generated/erp/type/v1/money.ts';
import type { Event as EventMessage, TicketType as TicketTypeMessage, Reservation as ReservationMessage, ReservationItem as ReservationItemMessage, Ticket as TicketMessage, QueueEntry as QueueEntryMessage } from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import type { EntityReference } from '../../kit/graphql/entity-reference.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** ISO 4217 currency code, for example EUR. */
  CurrencyCode: { input: string; output: string; }
  /** Instant, `date-time` of RFC 3339: answers are in UTC, for example 2026-01-31T12:00:00.000Z; input may have any offset. */
  DateTime: { input: Date; output: Date | string; }
  /** Exact decimal number as text, for example "12.34". */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AddTicketTypeInput = {
  readonly eventId: Scalars['ID']['input'];
  readonly ticketType: TicketTypeInput;
};

export type AddTicketTypePayload = {
  readonly __typename?: 'AddTicketTypePayload';
  readonly event: Event;
};

export type CancelReservationInput = {
  /** Version you have seen; CONFLICT when the reservation has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Shown on the refund. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly reservationId: Scalars['ID']['input'];
};

export type CancelReservationPayload = {
  readonly __typename?: 'CancelReservationPayload';
  readonly reservation: Reservation;
};

/** A card as the payer typed it. It goes to the payment provider and is never stored. */
export type CardInput = {
  /** Three or four digits. */
  readonly cvc: Scalars['String']['input'];
  /** 1 to 12. */
  readonly expMonth: Scalars['Int']['input'];
  /** Four digits. */
  readonly expYear: Scalars['Int']['input'];
  /** 12 to 19 digits; spaces and dashes are ignored. */
  readonly number: Scalars['String']['input'];
};

export type CheckInTicketInput = {
  /** The code on the ticket; case, spaces and dashes do not matter. */
  readonly code: Scalars['String']['input'];
  /** When given, tickets of other events are refused. */
  readonly eventId?: InputMaybe<Scalars['ID']['input']>;
};

export type CheckInTicketPayload = {
  readonly __typename?: 'CheckInTicketPayload';
  readonly ticket: Ticket;
};

export type CloseEventInput = {
  readonly eventId: Scalars['ID']['input'];
  /** Version you have seen; CONFLICT when the event has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type CloseEventPayload = {
  readonly __typename?: 'CloseEventPayload';
  readonly event: Event;
};

export type ConfirmReservationInput = {
  /** The payment; when left out, the one that was made for the reservation. */
  readonly paymentIntentId?: InputMaybe<Scalars['ID']['input']>;
  readonly reservationId: Scalars['ID']['input'];
};

export type ConfirmReservationPayload = {
  readonly __typename?: 'ConfirmReservationPayload';
  readonly reservation: Reservation;
};

export type CreateEventInput = {
  /** What awaits the visitors. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Most tickets of one buyer over all orders, 1 to 1000000; a default of the installation when left out. */
  readonly maxTicketsPerBuyer?: InputMaybe<Scalars['Int']['input']>;
  readonly name: Scalars['String']['input'];
  /** Tickets are sold from this instant; leave it out to sell as soon as the event is published. */
  readonly onSaleAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['input'];
  /** At least one, at most 50, all priced in the same currency. */
  readonly ticketTypes: ReadonlyArray<TicketTypeInput>;
  /** Where it takes place. */
  readonly venue: Scalars['String']['input'];
  /** No waiting room when left out. */
  readonly waitingRoom?: InputMaybe<WaitingRoomInput>;
};

export type CreateEventPayload = {
  readonly __typename?: 'CreateEventPayload';
  readonly event: Event;
};

export type CreateReservationInput = {
  /** From enterQueue; needed when the event has a waiting room. */
  readonly admissionToken?: InputMaybe<Scalars['String']['input']>;
  /** The customer the tickets are for. Needs crm:customer:read. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  readonly eventId: Scalars['ID']['input'];
  /** One for each kind of ticket. */
  readonly items: ReadonlyArray<ReservationItemInput>;
};

export type CreateReservationPayload = {
  readonly __typename?: 'CreateReservationPayload';
  readonly reservation: Reservation;
};

export type Customer = {
  readonly __typename?: 'Customer';
  readonly id: Scalars['ID']['output'];
  /** The reservations made for the customer, newest first; those of other users only with reservations:reservation:read. */
  readonly reservations: ReservationConnection;
};


export type CustomerReservationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Name the entry by token, by id, or by event. */
export type EnterQueueInput = {
  /** Event you are in line for. */
  readonly eventId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of your entry (logged-in viewers). */
  readonly queueEntryId?: InputMaybe<Scalars['ID']['input']>;
  /** Token that joinQueue returned. */
  readonly token?: InputMaybe<Scalars['String']['input']>;
};

export type EnterQueuePayload = {
  readonly __typename?: 'EnterQueuePayload';
  readonly queueEntry: QueueEntry;
};

/** Something people attend with a ticket. */
export type Event = Node & {
  readonly __typename?: 'Event';
  readonly createdAt: Scalars['DateTime']['output'];
  /** Currency of all prices of the event. */
  readonly currency: Scalars['CurrencyCode']['output'];
  /** What awaits the visitors. */
  readonly description?: Maybe<Scalars['String']['output']>;
  readonly id: Scalars['ID']['output'];
  /**
   * Most tickets that one buyer holds and has bought together, over all orders; cancelled, expired and refunded ones do not
   * count. The buyer is the customer that a reservation is made for, otherwise the user who makes it.
   */
  readonly maxTicketsPerBuyer: Scalars['Int']['output'];
  readonly name: Scalars['String']['output'];
  /** Tickets are sold from this instant; null: as soon as the event is published. */
  readonly onSaleAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it begins. */
  readonly startsAt: Scalars['DateTime']['output'];
  readonly status: EventStatus;
  /** The kinds of tickets, in the order they were added. */
  readonly ticketTypes: ReadonlyArray<TicketType>;
  readonly updatedAt: Scalars['DateTime']['output'];
  /** Where it takes place. */
  readonly venue: Scalars['String']['output'];
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version: Scalars['Int']['output'];
  readonly waitingRoom: WaitingRoom;
};

/** A page of events. */
export type EventConnection = {
  readonly __typename?: 'EventConnection';
  readonly edges: ReadonlyArray<EventEdge>;
  readonly nodes: ReadonlyArray<Event>;
  readonly pageInfo: PageInfo;
  /** Events that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type EventEdge = {
  readonly __typename?: 'EventEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Event;
};

/** Where an event is in its life. */
export type EventStatus =
  /** No longer for sale. */
  | 'CLOSED'
  /** Being prepared; visible inside the organization alone. */
  | 'DRAFT'
  /** Published, with tickets left. Sales begin at onSaleAt. */
  | 'ON_SALE'
  /** Published, with no ticket left at the moment; tickets that are given back go on sale again. */
  | 'SOLD_OUT';

export type JoinQueueInput = {
  readonly eventId: Scalars['ID']['input'];
  /** Token of an earlier call, so that an anonymous client keeps its place. A new one is made when left out. */
  readonly token?: InputMaybe<Scalars['String']['input']>;
};

export type JoinQueuePayload = {
  readonly __typename?: 'JoinQueuePayload';
  readonly queueEntry: QueueEntry;
  /** Keep it: it is how an anonymous client proves its place later. Null for logged-in viewers who brought none. */
  readonly token?: Maybe<Scalars['String']['output']>;
};

/** Name the entry by token, by id, or by event. */
export type LeaveQueueInput = {
  /** Event you are in line for. */
  readonly eventId?: InputMaybe<Scalars['ID']['input']>;
  /** Id of your entry (logged-in viewers). */
  readonly queueEntryId?: InputMaybe<Scalars['ID']['input']>;
  /** Token that joinQueue returned. */
  readonly token?: InputMaybe<Scalars['String']['input']>;
};

export type LeaveQueuePayload = {
  readonly __typename?: 'LeaveQueuePayload';
  readonly queueEntry: QueueEntry;
};

/** An exact amount of money. */
export type Money = {
  readonly __typename?: 'Money';
  /** Exact decimal number with as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['output'];
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An exact amount of money. */
export type MoneyInput = {
  /** Decimal number with at most as many decimals as the currency has. */
  readonly amount: Scalars['Decimal']['input'];
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Adds a kind of ticket to an event that is not closed. Needs reservations:event:write. */
  readonly addTicketType?: Maybe<AddTicketTypePayload>;
  /**
   * Gives the tickets back. A confirmed reservation is refunded and its tickets become VOID; CONFLICT when one of
   * them has been used.
   */
  readonly cancelReservation?: Maybe<CancelReservationPayload>;
  /** Lets the holder of a ticket in, once: CONFLICT for a used or void ticket. Needs reservations:ticket:checkin. */
  readonly checkInTicket?: Maybe<CheckInTicketPayload>;
  /** Ends the sale of an event for good; tickets stay valid. Needs reservations:event:write. */
  readonly closeEvent?: Maybe<CloseEventPayload>;
  /**
   * Turns a reservation into tickets after its payment has succeeded. Happens by itself soon after the payment;
   * calling it again changes nothing. CONFLICT when it is not paid, or when the hold expired before the payment
   * (the payment is then refunded).
   */
  readonly confirmReservation?: Maybe<ConfirmReservationPayload>;
  /** Creates an event as a draft. Needs reservations:event:write. */
  readonly createEvent?: Maybe<CreateEventPayload>;
  /**
   * Holds tickets for you at the current price until expiresAt; pay and the reservation is confirmed. All items or
   * none: CONFLICT when too few tickets are left. Needs reservations:reservation:create.
   */
  readonly createReservation?: Maybe<CreateReservationPayload>;
  /**
   * Asks to be let in. Once the entry is ADMITTED it carries the admissionToken for createReservation; before that
   * it shows the position. A logged-in viewer who presents the token of an anonymous entry takes it over.
   */
  readonly enterQueue?: Maybe<EnterQueuePayload>;
  /**
   * Joins the waiting room of an event at the end of the line; who is in line already keeps the place. Open to
   * anonymous viewers, who keep the returned token and present it later.
   */
  readonly joinQueue?: Maybe<JoinQueuePayload>;
  /** Gives up the place in line, or an admission that is not used. */
  readonly leaveQueue?: Maybe<LeaveQueuePayload>;
  /** Puts a draft on sale and makes it public. Needs reservations:event:write. */
  readonly publishEvent?: Maybe<PublishEventPayload>;
  /**
   * Reserves, pays and confirms in one call. PAYMENT_DECLINED releases the tickets again. When the payment
   * provider gives no answer in time the reservation stays HELD and follows the payment's outcome.
   */
  readonly purchaseTickets?: Maybe<PurchaseTicketsPayload>;
  /** Changes an event that is not closed. Needs reservations:event:write. */
  readonly updateEvent?: Maybe<UpdateEventPayload>;
  /**
   * Changes a kind of ticket. A new price holds for reservations made from now on; the capacity cannot fall below
   * what is held and sold. Needs reservations:event:write.
   */
  readonly updateTicketType?: Maybe<UpdateTicketTypePayload>;
};


export type MutationAddTicketTypeArgs = {
  input: AddTicketTypeInput;
};


export type MutationCancelReservationArgs = {
  input: CancelReservationInput;
};


export type MutationCheckInTicketArgs = {
  input: CheckInTicketInput;
};


export type MutationCloseEventArgs = {
  input: CloseEventInput;
};


export type MutationConfirmReservationArgs = {
  input: ConfirmReservationInput;
};


export type MutationCreateEventArgs = {
  input: CreateEventInput;
};


export type MutationCreateReservationArgs = {
  input: CreateReservationInput;
};


export type MutationEnterQueueArgs = {
  input: EnterQueueInput;
};


export type MutationJoinQueueArgs = {
  input: JoinQueueInput;
};


export type MutationLeaveQueueArgs = {
  input: LeaveQueueInput;
};


export type MutationPublishEventArgs = {
  input: PublishEventInput;
};


export type MutationPurchaseTicketsArgs = {
  input: PurchaseTicketsInput;
};


export type MutationUpdateEventArgs = {
  input: UpdateEventInput;
};


export type MutationUpdateTicketTypeArgs = {
  input: UpdateTicketTypeInput;
};

/** An object that can be looked up by nothing but its id: see node. */
export type Node = {
  readonly id: Scalars['ID']['output'];
};

/** A page of a list, after the Relay connection specification. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last row; null when the page is empty. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there are rows after this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether there are rows before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row; null when the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type PublishEventInput = {
  readonly eventId: Scalars['ID']['input'];
  /** Version you have seen; CONFLICT when the event has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
};

export type PublishEventPayload = {
  readonly __typename?: 'PublishEventPayload';
  readonly event: Event;
};

export type PurchaseTicketsInput = {
  /** From enterQueue; needed when the event has a waiting room. */
  readonly admissionToken?: InputMaybe<Scalars['String']['input']>;
  readonly card: CardInput;
  /** The customer the tickets are for. Needs crm:customer:read. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  readonly eventId: Scalars['ID']['input'];
  /** What to buy; when left out, one ticket of the cheapest kind that is available. */
  readonly items?: InputMaybe<ReadonlyArray<ReservationItemInput>>;
};

export type PurchaseTicketsPayload = {
  readonly __typename?: 'PurchaseTicketsPayload';
  readonly reservation: Reservation;
  /** The first of the tickets. */
  readonly ticket?: Maybe<Ticket>;
  /** The tickets; none while the payment provider has not answered. */
  readonly tickets: ReadonlyArray<Ticket>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** A published event, or one of your organization; null when there is none with this id that you may see. */
  readonly event?: Maybe<Event>;
  /**
   * Events by start, soonest first. Logged-in viewers get the events of their organization (drafts only with
   * reservations:event:read), anonymous viewers the published events of all organizations.
   */
  readonly events: EventConnection;
  /**
   * Your place in a waiting room: by the token that joinQueue gave to an anonymous client, by the entry's id, or
   * your entry for an event when you are logged in. Null when you are not in line.
   */
  readonly queueEntry?: Maybe<QueueEntry>;
  /** A reservation that you may see: your own, or any of the organization with reservations:reservation:read. */
  readonly reservation?: Maybe<Reservation>;
  /** Reservations that you may see, newest first: your own, or all of the organization with reservations:reservation:read. */
  readonly reservations?: Maybe<ReservationConnection>;
};


export type QueryEventArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  organization?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  startsFrom?: InputMaybe<Scalars['DateTime']['input']>;
  startsUntil?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<EventStatus>;
};


export type QueryQueueEntryArgs = {
  eventId?: InputMaybe<Scalars['ID']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  token?: InputMaybe<Scalars['String']['input']>;
};


export type QueryReservationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReservationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  eventId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<ReservationStatus>;
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A place in the waiting room of an event. Only its holder sees it. */
export type QueueEntry = Node & {
  readonly __typename?: 'QueueEntry';
  /** Until when the admission must be used. */
  readonly admissionExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Pass it to createReservation or purchaseTickets; good for one reservation. Set while ADMITTED. */
  readonly admissionToken?: Maybe<Scalars['String']['output']>;
  /** Expected time until admission; 0 when no longer waiting. */
  readonly estimatedWaitSeconds: Scalars['Int']['output'];
  readonly event: Event;
  readonly id: Scalars['ID']['output'];
  /** When the place in line was taken. */
  readonly joinedAt: Scalars['DateTime']['output'];
  /** 1 is let in next; 0 when no longer waiting. */
  readonly position: Scalars['Int']['output'];
  readonly status: QueueEntryStatus;
};

/** The place of a viewer in a waiting room. */
export type QueueEntryStatus =
  /** May reserve with the admission token until admissionExpiresAt. */
  | 'ADMITTED'
  /** Did not use the admission in time; join again. */
  | 'EXPIRED'
  /** Left the line, or has used the admission. */
  | 'LEFT'
  /** In line. */
  | 'WAITING';

/** Tickets of one event that a user reserved. */
export type Reservation = Node & {
  readonly __typename?: 'Reservation';
  /** When it was given back; null unless it was. */
  readonly cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was paid; null before. */
  readonly confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly createdAt: Scalars['DateTime']['output'];
  /** The customer it was made for, if the box office or a sales representative made it. */
  readonly customer?: Maybe<Customer>;
  readonly event: Event;
  /** Until when the tickets are held; of no meaning once the reservation is confirmed. */
  readonly expiresAt: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  readonly items: ReadonlyArray<ReservationItem>;
  /** Why the last attempt to pay failed; null when none failed. */
  readonly lastPaymentFailure?: Maybe<Scalars['String']['output']>;
  readonly status: ReservationStatus;
  /** The tickets; none before the reservation is confirmed. */
  readonly tickets: ReadonlyArray<Ticket>;
  /** What is to be paid: the prices at the time of the reservation. */
  readonly total: Money;
  readonly updatedAt: Scalars['DateTime']['output'];
  /** The user who made it. */
  readonly user: User;
  /** Grows with every change; pass it as expectedVersion to change only what you have seen. */
  readonly version: Scalars['Int']['output'];
};

/** A page of reservations. */
export type ReservationConnection = {
  readonly __typename?: 'ReservationConnection';
  readonly edges: ReadonlyArray<ReservationEdge>;
  readonly nodes: ReadonlyArray<Reservation>;
  readonly pageInfo: PageInfo;
  /** Reservations that match, over all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

export type ReservationEdge = {
  readonly __typename?: 'ReservationEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Reservation;
};

/** One kind of ticket in a reservation. */
export type ReservationItem = {
  readonly __typename?: 'ReservationItem';
  /** Name of the ticket type at the time of the reservation. */
  readonly name: Scalars['String']['output'];
  /** Number of tickets of this kind. */
  readonly quantity: Scalars['Int']['output'];
  readonly ticketType: TicketType;
  /** Price of one ticket at the time of the reservation. */
  readonly unitPrice: Money;
};

/** Tickets of one kind. */
export type ReservationItemInput = {
  /** At least 1, at most maxPerOrder of the kind. */
  readonly quantity: Scalars['Int']['input'];
  /** A kind of ticket of the event. */
  readonly ticketTypeId: Scalars['ID']['input'];
};

/** Where a reservation is in its life. */
export type ReservationStatus =
  /** Given back; if it was paid, the payment is refunded. */
  | 'CANCELLED'
  /** Paid; there are tickets. */
  | 'CONFIRMED'
  /** Not paid in time. */
  | 'EXPIRED'
  /** The tickets are kept back until expiresAt. */
  | 'HELD';

/** Lets one person into an event. */
export type Ticket = Node & {
  readonly __typename?: 'Ticket';
  /** What the holder shows at the entrance, for example as a QR code. Keep it secret. */
  readonly code: Scalars['String']['output'];
  readonly createdAt: Scalars['DateTime']['output'];
  readonly event: Event;
  /** Id of the event, for clients that do not follow the edge. */
  readonly eventId: Scalars['ID']['output'];
  readonly id: Scalars['ID']['output'];
  readonly reservation: Reservation;
  readonly status: TicketStatus;
  readonly ticketType: TicketType;
  /** When its holder was let in. */
  readonly usedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the user who reserved the ticket. */
  readonly userId: Scalars['ID']['output'];
};

/** What a ticket is good for. */
export type TicketStatus =
  /** Its holder has been let in. */
  | 'USED'
  /** Lets its holder in, once. */
  | 'VALID'
  /** Its reservation was cancelled. */
  | 'VOID';

/** A kind of ticket of one event, for example "Balcony". */
export type TicketType = Node & {
  readonly __typename?: 'TicketType';
  /** Number of tickets that are neither held nor sold. */
  readonly available: Scalars['Int']['output'];
  /** Number of tickets there are in all. */
  readonly capacity: Scalars['Int']['output'];
  readonly event: Event;
  readonly id: Scalars['ID']['output'];
  /** Most tickets of this kind in one reservation. */
  readonly maxPerOrder: Scalars['Int']['output'];
  readonly name: Scalars['String']['output'];
  /** Gross price of one ticket. */
  readonly price: Money;
  /** Grows with every change of the ticket type; sales do not count. */
  readonly version: Scalars['Int']['output'];
};

/** A kind of ticket to be sold. */
export type TicketTypeInput = {
  /** Number of tickets there are in all. */
  readonly capacity: Scalars['Int']['input'];
  /** Most tickets of this kind in one reservation. */
  readonly maxPerOrder?: InputMaybe<Scalars['Int']['input']>;
  readonly name: Scalars['String']['input'];
  /** Gross price of one ticket. */
  readonly price: MoneyInput;
};

/** Fields that are left out stay as they are; null clears a description, an onSaleAt or a maxTicketsPerBuyer. */
export type UpdateEventInput = {
  /** What awaits the visitors. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly eventId: Scalars['ID']['input'];
  /** Version you have seen; CONFLICT when the event has changed since. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Most tickets of one buyer over all orders, 1 to 1000000; null sets the default of the installation. */
  readonly maxTicketsPerBuyer?: InputMaybe<Scalars['Int']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Tickets are sold from this instant. */
  readonly onSaleAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** When it begins. */
  readonly startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Where it takes place. */
  readonly venue?: InputMaybe<Scalars['String']['input']>;
  readonly waitingRoom?: InputMaybe<WaitingRoomInput>;
};

export type UpdateEventPayload = {
  readonly __typename?: 'UpdateEventPayload';
  readonly event: Event;
};

/** Fields that are left out stay as they are. */
export type UpdateTicketTypeInput = {
  /** Number of tickets there are in all. */
  readonly capacity?: InputMaybe<Scalars['Int']['input']>;
  /** Version of the ticket type. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Most tickets of this kind in one reservation. */
  readonly maxPerOrder?: InputMaybe<Scalars['Int']['input']>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Gross price of one ticket. */
  readonly price?: InputMaybe<MoneyInput>;
  readonly ticketTypeId: Scalars['ID']['input'];
};

export type UpdateTicketTypePayload = {
  readonly __typename?: 'UpdateTicketTypePayload';
  /** The event with all its ticket types. */
  readonly event: Event;
};

export type User = {
  readonly __typename?: 'User';
  readonly id: Scalars['ID']['output'];
  /** The user's reservations, newest first; of other users only with reservations:reservation:read. */
  readonly reservations: ReservationConnection;
};


export type UserReservationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** The line in front of the sale of an event. */
export type WaitingRoom = {
  readonly __typename?: 'WaitingRoom';
  /** How many people are let in each minute; 0 when not enabled. */
  readonly admissionsPerMinute: Scalars['Int']['output'];
  /** Whether createReservation needs an admission. */
  readonly enabled: Scalars['Boolean']['output'];
  /** How many people are waiting now. */
  readonly waiting: Scalars['Int']['output'];
};

/** How the line in front of a sale works. */
export type WaitingRoomInput = {
  /** How many people are let in each minute, 1 to 60000. Needed when enabled. */
  readonly admissionsPerMinute?: InputMaybe<Scalars['Int']['input']>;
  /** Whether createReservation needs an admission. */
  readonly enabled: Scalars['Boolean']['input'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Customer: Customer;
  Event: Event;
  QueueEntry: QueueEntry;
  Reservation: Reservation;
  Ticket: Ticket;
  TicketType: TicketType;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Event:
    ( { __typename: 'Event' }
    & GraphQLRecursivePick<FederationTypes['Event'], {"id":true}> );
  QueueEntry:
    ( { __typename: 'QueueEntry' }
    & GraphQLRecursivePick<FederationTypes['QueueEntry'], {"id":true}> );
  Reservation:
    ( { __typename: 'Reservation' }
    & GraphQLRecursivePick<FederationTypes['Reservation'], {"id":true}> );
  Ticket:
    ( { __typename: 'Ticket' }
    & GraphQLRecursivePick<FederationTypes['Ticket'], {"id":true}> );
  TicketType:
    ( { __typename: 'TicketType' }
    & GraphQLRecursivePick<FederationTypes['TicketType'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( EventMessage )
    | ( QueueEntryMessage )
    | ( ReservationMessage )
    | ( TicketMessage )
    | ( TicketTypeMessage )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddTicketTypeInput: AddTicketTypeInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddTicketTypePayload: ResolverTypeWrapper<Omit<AddTicketTypePayload, 'event'> & { event: ResolversTypes['Event'] }>;
  CancelReservationInput: CancelReservationInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CancelReservationPayload: ResolverTypeWrapper<Omit<CancelReservationPayload, 'reservation'> & { reservation: ResolversTypes['Reservation'] }>;
  CardInput: CardInput;
  CheckInTicketInput: CheckInTicketInput;
  CheckInTicketPayload: ResolverTypeWrapper<Omit<CheckInTicketPayload, 'ticket'> & { ticket: ResolversTypes['Ticket'] }>;
  CloseEventInput: CloseEventInput;
  CloseEventPayload: ResolverTypeWrapper<Omit<CloseEventPayload, 'event'> & { event: ResolversTypes['Event'] }>;
  ConfirmReservationInput: ConfirmReservationInput;
  ConfirmReservationPayload: ResolverTypeWrapper<Omit<ConfirmReservationPayload, 'reservation'> & { reservation: ResolversTypes['Reservation'] }>;
  CreateEventInput: CreateEventInput;
  CreateEventPayload: ResolverTypeWrapper<Omit<CreateEventPayload, 'event'> & { event: ResolversTypes['Event'] }>;
  CreateReservationInput: CreateReservationInput;
  CreateReservationPayload: ResolverTypeWrapper<Omit<CreateReservationPayload, 'reservation'> & { reservation: ResolversTypes['Reservation'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Customer: ResolverTypeWrapper<EntityReference>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  EnterQueueInput: EnterQueueInput;
  EnterQueuePayload: ResolverTypeWrapper<Omit<EnterQueuePayload, 'queueEntry'> & { queueEntry: ResolversTypes['QueueEntry'] }>;
  Event: ResolverTypeWrapper<EventMessage>;
  EventConnection: ResolverTypeWrapper<Omit<EventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['EventEdge']>, nodes: ReadonlyArray<ResolversTypes['Event']> }>;
  EventEdge: ResolverTypeWrapper<Omit<EventEdge, 'node'> & { node: ResolversTypes['Event'] }>;
  EventStatus: EventStatus;
  JoinQueueInput: JoinQueueInput;
  JoinQueuePayload: ResolverTypeWrapper<Omit<JoinQueuePayload, 'queueEntry'> & { queueEntry: ResolversTypes['QueueEntry'] }>;
  LeaveQueueInput: LeaveQueueInput;
  LeaveQueuePayload: ResolverTypeWrapper<Omit<LeaveQueuePayload, 'queueEntry'> & { queueEntry: ResolversTypes['QueueEntry'] }>;
  Money: ResolverTypeWrapper<MoneyMessage>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  PublishEventInput: PublishEventInput;
  PublishEventPayload: ResolverTypeWrapper<Omit<PublishEventPayload, 'event'> & { event: ResolversTypes['Event'] }>;
  PurchaseTicketsInput: PurchaseTicketsInput;
  PurchaseTicketsPayload: ResolverTypeWrapper<Omit<PurchaseTicketsPayload, 'reservation' | 'ticket' | 'tickets'> & { reservation: ResolversTypes['Reservation'], ticket?: Maybe<ResolversTypes['Ticket']>, tickets: ReadonlyArray<ResolversTypes['Ticket']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueueEntry: ResolverTypeWrapper<QueueEntryMessage>;
  QueueEntryStatus: QueueEntryStatus;
  Reservation: ResolverTypeWrapper<ReservationMessage>;
  ReservationConnection: ResolverTypeWrapper<Omit<ReservationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ReservationEdge']>, nodes: ReadonlyArray<ResolversTypes['Reservation']> }>;
  ReservationEdge: ResolverTypeWrapper<Omit<ReservationEdge, 'node'> & { node: ResolversTypes['Reservation'] }>;
  ReservationItem: ResolverTypeWrapper<ReservationItemMessage>;
  ReservationItemInput: ReservationItemInput;
  ReservationStatus: ReservationStatus;
  Ticket: ResolverTypeWrapper<TicketMessage>;
  TicketStatus: TicketStatus;
  TicketType: ResolverTypeWrapper<TicketTypeMessage>;
  TicketTypeInput: TicketTypeInput;
  UpdateEventInput: UpdateEventInput;
  UpdateEventPayload: ResolverTypeWrapper<Omit<UpdateEventPayload, 'event'> & { event: ResolversTypes['Event'] }>;
  UpdateTicketTypeInput: UpdateTicketTypeInput;
  UpdateTicketTypePayload: ResolverTypeWrapper<Omit<UpdateTicketTypePayload, 'event'> & { event: ResolversTypes['Event'] }>;
  User: ResolverTypeWrapper<EntityReference>;
  WaitingRoom: ResolverTypeWrapper<EventMessage>;
  WaitingRoomInput: WaitingRoomInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddTicketTypeInput: AddTicketTypeInput;
  ID: Scalars['ID']['output'];
  AddTicketTypePayload: Omit<AddTicketTypePayload, 'event'> & { event: ResolversParentTypes['Event'] };
  CancelReservationInput: CancelReservationInput;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  CancelReservationPayload: Omit<CancelReservationPayload, 'reservation'> & { reservation: ResolversParentTypes['Reservation'] };
  CardInput: CardInput;
  CheckInTicketInput: CheckInTicketInput;
  CheckInTicketPayload: Omit<CheckInTicketPayload, 'ticket'> & { ticket: ResolversParentTypes['Ticket'] };
  CloseEventInput: CloseEventInput;
  CloseEventPayload: Omit<CloseEventPayload, 'event'> & { event: ResolversParentTypes['Event'] };
  ConfirmReservationInput: ConfirmReservationInput;
  ConfirmReservationPayload: Omit<ConfirmReservationPayload, 'reservation'> & { reservation: ResolversParentTypes['Reservation'] };
  CreateEventInput: CreateEventInput;
  CreateEventPayload: Omit<CreateEventPayload, 'event'> & { event: ResolversParentTypes['Event'] };
  CreateReservationInput: CreateReservationInput;
  CreateReservationPayload: Omit<CreateReservationPayload, 'reservation'> & { reservation: ResolversParentTypes['Reservation'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Customer: EntityReference;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  EnterQueueInput: EnterQueueInput;
  EnterQueuePayload: Omit<EnterQueuePayload, 'queueEntry'> & { queueEntry: ResolversParentTypes['QueueEntry'] };
  Event: EventMessage;
  EventConnection: Omit<EventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['EventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Event']> };
  EventEdge: Omit<EventEdge, 'node'> & { node: ResolversParentTypes['Event'] };
  JoinQueueInput: JoinQueueInput;
  JoinQueuePayload: Omit<JoinQueuePayload, 'queueEntry'> & { queueEntry: ResolversParentTypes['QueueEntry'] };
  LeaveQueueInput: LeaveQueueInput;
  LeaveQueuePayload: Omit<LeaveQueuePayload, 'queueEntry'> & { queueEntry: ResolversParentTypes['QueueEntry'] };
  Money: MoneyMessage;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  PublishEventInput: PublishEventInput;
  PublishEventPayload: Omit<PublishEventPayload, 'event'> & { event: ResolversParentTypes['Event'] };
  PurchaseTicketsInput: PurchaseTicketsInput;
  PurchaseTicketsPayload: Omit<PurchaseTicketsPayload, 'reservation' | 'ticket' | 'tickets'> & { reservation: ResolversParentTypes['Reservation'], ticket?: Maybe<ResolversParentTypes['Ticket']>, tickets: ReadonlyArray<ResolversParentTypes['Ticket']> };
  Query: Record<PropertyKey, never>;
  QueueEntry: QueueEntryMessage;
  Reservation: ReservationMessage;
  ReservationConnection: Omit<ReservationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ReservationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Reservation']> };
  ReservationEdge: Omit<ReservationEdge, 'node'> & { node: ResolversParentTypes['Reservation'] };
  ReservationItem: ReservationItemMessage;
  ReservationItemInput: ReservationItemInput;
  Ticket: TicketMessage;
  TicketType: TicketTypeMessage;
  TicketTypeInput: TicketTypeInput;
  UpdateEventInput: UpdateEventInput;
  UpdateEventPayload: Omit<UpdateEventPayload, 'event'> & { event: ResolversParentTypes['Event'] };
  UpdateTicketTypeInput: UpdateTicketTypeInput;
  UpdateTicketTypePayload: Omit<UpdateTicketTypePayload, 'event'> & { event: ResolversParentTypes['Event'] };
  User: EntityReference;
  WaitingRoom: EventMessage;
  WaitingRoomInput: WaitingRoomInput;
};

export type AddTicketTypePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddTicketTypePayload'] = ResolversParentTypes['AddTicketTypePayload']> = {
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type CancelReservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelReservationPayload'] = ResolversParentTypes['CancelReservationPayload']> = {
  reservation?: Resolver<ResolversTypes['Reservation'], ParentType, ContextType>;
};

export type CheckInTicketPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckInTicketPayload'] = ResolversParentTypes['CheckInTicketPayload']> = {
  ticket?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type CloseEventPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CloseEventPayload'] = ResolversParentTypes['CloseEventPayload']> = {
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type ConfirmReservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConfirmReservationPayload'] = ResolversParentTypes['ConfirmReservationPayload']> = {
  reservation?: Resolver<ResolversTypes['Reservation'], ParentType, ContextType>;
};

export type CreateEventPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateEventPayload'] = ResolversParentTypes['CreateEventPayload']> = {
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type CreateReservationPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateReservationPayload'] = ResolversParentTypes['CreateReservationPayload']> = {
  reservation?: Resolver<ResolversTypes['Reservation'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reservations?: Resolver<ResolversTypes['ReservationConnection'], ParentType, ContextType, Partial<CustomerReservationsArgs>>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type EnterQueuePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EnterQueuePayload'] = ResolversParentTypes['EnterQueuePayload']> = {
  queueEntry?: Resolver<ResolversTypes['QueueEntry'], ParentType, ContextType>;
};

export type EventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Event'] = ResolversParentTypes['Event'], FederationReferenceType extends FederationReferenceTypes['Event'] = FederationReferenceTypes['Event']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Event']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxTicketsPerBuyer?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onSaleAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['EventStatus'], ParentType, ContextType>;
  ticketTypes?: Resolver<ReadonlyArray<ResolversTypes['TicketType']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  venue?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waitingRoom?: Resolver<ResolversTypes['WaitingRoom'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EventConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EventConnection'] = ResolversParentTypes['EventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['EventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Event']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type EventEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EventEdge'] = ResolversParentTypes['EventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type JoinQueuePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JoinQueuePayload'] = ResolversParentTypes['JoinQueuePayload']> = {
  queueEntry?: Resolver<ResolversTypes['QueueEntry'], ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LeaveQueuePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeaveQueuePayload'] = ResolversParentTypes['LeaveQueuePayload']> = {
  queueEntry?: Resolver<ResolversTypes['QueueEntry'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addTicketType?: Resolver<Maybe<ResolversTypes['AddTicketTypePayload']>, ParentType, ContextType, RequireFields<MutationAddTicketTypeArgs, 'input'>>;
  cancelReservation?: Resolver<Maybe<ResolversTypes['CancelReservationPayload']>, ParentType, ContextType, RequireFields<MutationCancelReservationArgs, 'input'>>;
  checkInTicket?: Resolver<Maybe<ResolversTypes['CheckInTicketPayload']>, ParentType, ContextType, RequireFields<MutationCheckInTicketArgs, 'input'>>;
  closeEvent?: Resolver<Maybe<ResolversTypes['CloseEventPayload']>, ParentType, ContextType, RequireFields<MutationCloseEventArgs, 'input'>>;
  confirmReservation?: Resolver<Maybe<ResolversTypes['ConfirmReservationPayload']>, ParentType, ContextType, RequireFields<MutationConfirmReservationArgs, 'input'>>;
  createEvent?: Resolver<Maybe<ResolversTypes['CreateEventPayload']>, ParentType, ContextType, RequireFields<MutationCreateEventArgs, 'input'>>;
  createReservation?: Resolver<Maybe<ResolversTypes['CreateReservationPayload']>, ParentType, ContextType, RequireFields<MutationCreateReservationArgs, 'input'>>;
  enterQueue?: Resolver<Maybe<ResolversTypes['EnterQueuePayload']>, ParentType, ContextType, RequireFields<MutationEnterQueueArgs, 'input'>>;
  joinQueue?: Resolver<Maybe<ResolversTypes['JoinQueuePayload']>, ParentType, ContextType, RequireFields<MutationJoinQueueArgs, 'input'>>;
  leaveQueue?: Resolver<Maybe<ResolversTypes['LeaveQueuePayload']>, ParentType, ContextType, RequireFields<MutationLeaveQueueArgs, 'input'>>;
  publishEvent?: Resolver<Maybe<ResolversTypes['PublishEventPayload']>, ParentType, ContextType, RequireFields<MutationPublishEventArgs, 'input'>>;
  purchaseTickets?: Resolver<Maybe<ResolversTypes['PurchaseTicketsPayload']>, ParentType, ContextType, RequireFields<MutationPurchaseTicketsArgs, 'input'>>;
  updateEvent?: Resolver<Maybe<ResolversTypes['UpdateEventPayload']>, ParentType, ContextType, RequireFields<MutationUpdateEventArgs, 'input'>>;
  updateTicketType?: Resolver<Maybe<ResolversTypes['UpdateTicketTypePayload']>, ParentType, ContextType, RequireFields<MutationUpdateTicketTypeArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Event' | 'QueueEntry' | 'Reservation' | 'Ticket' | 'TicketType', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PublishEventPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublishEventPayload'] = ResolversParentTypes['PublishEventPayload']> = {
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type PurchaseTicketsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PurchaseTicketsPayload'] = ResolversParentTypes['PurchaseTicketsPayload']> = {
  reservation?: Resolver<ResolversTypes['Reservation'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  tickets?: Resolver<ReadonlyArray<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  event?: Resolver<Maybe<ResolversTypes['Event']>, ParentType, ContextType, RequireFields<QueryEventArgs, 'id'>>;
  events?: Resolver<ResolversTypes['EventConnection'], ParentType, ContextType, Partial<QueryEventsArgs>>;
  queueEntry?: Resolver<Maybe<ResolversTypes['QueueEntry']>, ParentType, ContextType, Partial<QueryQueueEntryArgs>>;
  reservation?: Resolver<Maybe<ResolversTypes['Reservation']>, ParentType, ContextType, RequireFields<QueryReservationArgs, 'id'>>;
  reservations?: Resolver<Maybe<ResolversTypes['ReservationConnection']>, ParentType, ContextType, Partial<QueryReservationsArgs>>;
};

export type QueueEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueEntry'] = ResolversParentTypes['QueueEntry'], FederationReferenceType extends FederationReferenceTypes['QueueEntry'] = FederationReferenceTypes['QueueEntry']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['QueueEntry']> | FederationReferenceType, FederationReferenceType, ContextType>;
  admissionExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  admissionToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  estimatedWaitSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  joinedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['QueueEntryStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Reservation'] = ResolversParentTypes['Reservation'], FederationReferenceType extends FederationReferenceTypes['Reservation'] = FederationReferenceTypes['Reservation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Reservation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cancelledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['ReservationItem']>, ParentType, ContextType>;
  lastPaymentFailure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReservationStatus'], ParentType, ContextType>;
  tickets?: Resolver<ReadonlyArray<ResolversTypes['Ticket']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReservationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReservationConnection'] = ResolversParentTypes['ReservationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReservationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Reservation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReservationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReservationEdge'] = ResolversParentTypes['ReservationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Reservation'], ParentType, ContextType>;
};

export type ReservationItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReservationItem'] = ResolversParentTypes['ReservationItem']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ticketType?: Resolver<ResolversTypes['TicketType'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type TicketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket'], FederationReferenceType extends FederationReferenceTypes['Ticket'] = FederationReferenceTypes['Ticket']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Ticket']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reservation?: Resolver<ResolversTypes['Reservation'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  ticketType?: Resolver<ResolversTypes['TicketType'], ParentType, ContextType>;
  usedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  userId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TicketTypeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TicketType'] = ResolversParentTypes['TicketType'], FederationReferenceType extends FederationReferenceTypes['TicketType'] = FederationReferenceTypes['TicketType']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TicketType']> | FederationReferenceType, FederationReferenceType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxPerOrder?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateEventPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateEventPayload'] = ResolversParentTypes['UpdateEventPayload']> = {
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type UpdateTicketTypePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateTicketTypePayload'] = ResolversParentTypes['UpdateTicketTypePayload']> = {
  event?: Resolver<ResolversTypes['Event'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reservations?: Resolver<ResolversTypes['ReservationConnection'], ParentType, ContextType, Partial<UserReservationsArgs>>;
};

export type WaitingRoomResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WaitingRoom'] = ResolversParentTypes['WaitingRoom']> = {
  admissionsPerMinute?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AddTicketTypePayload?: AddTicketTypePayloadResolvers<ContextType>;
  CancelReservationPayload?: CancelReservationPayloadResolvers<ContextType>;
  CheckInTicketPayload?: CheckInTicketPayloadResolvers<ContextType>;
  CloseEventPayload?: CloseEventPayloadResolvers<ContextType>;
  ConfirmReservationPayload?: ConfirmReservationPayloadResolvers<ContextType>;
  CreateEventPayload?: CreateEventPayloadResolvers<ContextType>;
  CreateReservationPayload?: CreateReservationPayloadResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Customer?: CustomerResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  EnterQueuePayload?: EnterQueuePayloadResolvers<ContextType>;
  Event?: EventResolvers<ContextType>;
  EventConnection?: EventConnectionResolvers<ContextType>;
  EventEdge?: EventEdgeResolvers<ContextType>;
  JoinQueuePayload?: JoinQueuePayloadResolvers<ContextType>;
  LeaveQueuePayload?: LeaveQueuePayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PublishEventPayload?: PublishEventPayloadResolvers<ContextType>;
  PurchaseTicketsPayload?: PurchaseTicketsPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueueEntry?: QueueEntryResolvers<ContextType>;
  Reservation?: ReservationResolvers<ContextType>;
  ReservationConnection?: ReservationConnectionResolvers<ContextType>;
  ReservationEdge?: ReservationEdgeResolvers<ContextType>;
  ReservationItem?: ReservationItemResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TicketType?: TicketTypeResolvers<ContextType>;
  UpdateEventPayload?: UpdateEventPayloadResolvers<ContextType>;
  UpdateTicketTypePayload?: UpdateTicketTypePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  WaitingRoom?: WaitingRoomResolvers<ContextType>;
};

