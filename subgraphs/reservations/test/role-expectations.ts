import { everyRole, everyRoleExcept, type RoleExpectation } from '../../../test/harness/role-expectation.ts';

/** Who may ask which root field of the domain. */
export const roleExpectations: readonly RoleExpectation[] = [
  { roles: everyRole, queries: 'event events', mutations: 'joinQueue enterQueue leaveQueue' },
  {
    roles: everyRoleExcept('anonymous'),
    queries: 'reservation reservations queueEntry',
    mutations: 'createReservation confirmReservation cancelReservation purchaseTickets',
  },
  {
    roles: ['owner', 'admin', 'events_manager'],
    queries: '',
    mutations: 'createEvent updateEvent publishEvent closeEvent addTicketType updateTicketType',
  },
  { roles: ['owner', 'admin', 'events_manager', 'box_office'], queries: '', mutations: 'checkInTicket' },
];
