/** Every role of the catalog, and clients that are not logged in. */
export const everyRole = [
  'anonymous',
  'owner',
  'admin',
  'crm_manager',
  'sales_rep',
  'hr_manager',
  'hr_assistant',
  'finance_manager',
  'accountant',
  'events_manager',
  'box_office',
  'employee',
  'customer',
] as const;

export type RoleName = (typeof everyRole)[number];

/** Root fields that the same roles may ask. Everybody else is refused before anything happens. */
export interface Expectation {
  readonly roles: readonly RoleName[];
  readonly queries: string;
  readonly mutations: string;
}

const without = (...names: readonly RoleName[]): readonly RoleName[] =>
  everyRole.filter((role) => !names.includes(role));

/**
 * Who may ask what, field by field. What a role sees behind a field that it may ask (own rows alone, for example)
 * is the business of other tests. A new root field has no line here and fails the test until somebody has decided.
 */
export const expectations: readonly Expectation[] = [
  {
    roles: everyRole,
    queries: 'event events',
    mutations:
      'register login refreshToken logout requestPasswordReset resetPassword acceptInvite joinQueue enterQueue leaveQueue',
  },
  {
    roles: without('anonymous'),
    queries:
      'me organization role roles myNotifications invoice invoices employee myEmployee department paymentIntent payments reservation reservations queueEntry',
    mutations:
      'logoutEverywhere revokeSession switchOrganization changePassword enrollMfa confirmMfa disableMfa createOrganization markNotificationsRead createPaymentIntent processPayment cancelPaymentIntent createReservation confirmReservation cancelReservation purchaseTickets',
  },
  {
    roles: without('anonymous', 'customer'),
    queries: 'user users employees departments orgChart leaveRequest leaveRequests',
    mutations: 'requestLeave decideLeave cancelLeave',
  },
  {
    roles: ['owner', 'admin'],
    queries: 'auditLog',
    mutations: 'inviteUser updateUser setUserRoles disableUser enableUser updateOrganization',
  },
  {
    roles: without('anonymous', 'customer', 'employee', 'hr_manager', 'hr_assistant'),
    queries: 'customer customers',
    mutations: '',
  },
  {
    roles: ['owner', 'admin', 'crm_manager', 'sales_rep'],
    queries: 'lead leads opportunity opportunities pipeline activities',
    mutations:
      'createCustomer updateCustomer archiveCustomer restoreCustomer createContact updateContact deleteContact createLead updateLead moveLead convertLead createOpportunity updateOpportunity moveOpportunity logActivity',
  },
  { roles: ['owner', 'admin', 'crm_manager'], queries: '', mutations: 'assignLead' },
  {
    roles: ['owner', 'admin', 'hr_manager', 'hr_assistant'],
    queries: '',
    mutations: 'hireEmployee updateEmployee transferEmployee terminateEmployee setLeaveEntitlement',
  },
  {
    roles: ['owner', 'admin', 'hr_manager'],
    queries: '',
    mutations: 'createDepartment updateDepartment',
  },
  {
    roles: ['owner', 'admin', 'finance_manager', 'accountant'],
    queries:
      'ledgerAccount ledgerAccounts journalEntry journalEntries trialBalance agedReceivables profitAndLoss',
    mutations: 'createInvoice updateInvoice recordPayment',
  },
  {
    roles: ['owner', 'admin', 'finance_manager'],
    queries: '',
    mutations:
      'issueInvoice voidInvoice postJournalEntry reverseJournalEntry createLedgerAccount refundPayment',
  },
  {
    roles: ['owner', 'admin', 'events_manager'],
    queries: '',
    mutations: 'createEvent updateEvent publishEvent closeEvent addTicketType updateTicketType',
  },
  {
    roles: ['owner', 'admin', 'events_manager', 'box_office'],
    queries: '',
    mutations: 'checkInTicket',
  },
];
