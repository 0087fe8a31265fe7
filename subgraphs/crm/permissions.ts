import {
  anyone,
  anyUser,
  fields,
  type Permissions,
  withPermission,
} from '../kit/graphql/permission-rules.ts';

const readsCustomers = withPermission('crm:customer:read');
const writesCustomers = withPermission('crm:customer:write');
const readsLeads = withPermission('crm:lead:read');
const writesLeads = withPermission('crm:lead:write');
const assignsLeads = withPermission('crm:lead:assign');
const readsOpportunities = withPermission('crm:opportunity:read');
const writesOpportunities = withPermission('crm:opportunity:write');
const readsActivities = withPermission('crm:activity:read');
const writesActivities = withPermission('crm:activity:write');

const connection = fields(['edges', 'nodes', 'pageInfo', 'totalCount'], anyone);
const edge = fields(['cursor', 'node'], anyone);

/** The rule of every field of `schema/crm.graphql`; a field that is missing here is denied. */
export const permissions: Permissions = {
  Query: {
    ...fields(['customer', 'customers'], readsCustomers),
    ...fields(['lead', 'leads'], readsLeads),
    ...fields(['opportunity', 'opportunities', 'pipeline'], readsOpportunities),
    activities: readsActivities,
  },
  Mutation: {
    ...fields(
      [
        'createCustomer',
        'updateCustomer',
        'archiveCustomer',
        'restoreCustomer',
        'createContact',
        'updateContact',
        'deleteContact',
      ],
      writesCustomers,
    ),
    // Conversion also writes a customer and an opportunity; the service checks those permissions.
    ...fields(['createLead', 'updateLead', 'moveLead', 'convertLead'], writesLeads),
    assignLead: assignsLeads,
    ...fields(['createOpportunity', 'updateOpportunity', 'moveOpportunity'], writesOpportunities),
    logActivity: writesActivities,
  },
  Customer: {
    ...fields(['id', 'name'], anyUser),
    ...fields(
      [
        'kind',
        'email',
        'phone',
        'address',
        'owner',
        'contacts',
        'archivedAt',
        'createdAt',
        'updatedAt',
        'version',
      ],
      readsCustomers,
    ),
    opportunities: readsOpportunities,
    activities: readsActivities,
  },
  CustomerConnection: connection,
  CustomerEdge: edge,
  PostalAddress: fields(['street', 'postalCode', 'city', 'region', 'country'], readsCustomers),
  Contact: fields(
    ['id', 'name', 'position', 'email', 'phone', 'isPrimary', 'createdAt', 'updatedAt', 'version'],
    readsCustomers,
  ),
  Lead: {
    ...fields(
      [
        'id',
        'status',
        'source',
        'score',
        'name',
        'company',
        'email',
        'phone',
        'owner',
        'lostReason',
        'customer',
        'convertedAt',
        'createdAt',
        'updatedAt',
        'version',
      ],
      readsLeads,
    ),
    opportunity: readsOpportunities,
    activities: readsActivities,
  },
  LeadConnection: connection,
  LeadEdge: edge,
  Opportunity: {
    ...fields(
      [
        'id',
        'customer',
        'name',
        'stage',
        'amount',
        'probability',
        'closeOn',
        'owner',
        'lostReason',
        'closedAt',
        'createdAt',
        'updatedAt',
        'version',
      ],
      readsOpportunities,
    ),
    lead: readsLeads,
    activities: readsActivities,
  },
  OpportunityConnection: connection,
  OpportunityEdge: edge,
  PipelineStage: fields(['stage', 'count', 'values', 'weightedValues'], readsOpportunities),
  Activity: {
    ...fields(
      ['id', 'kind', 'title', 'body', 'occurredAt', 'author', 'customer', 'createdAt'],
      readsActivities,
    ),
    lead: readsLeads,
    opportunity: readsOpportunities,
  },
  ActivityConnection: connection,
  ActivityEdge: edge,
  Money: fields(['amount', 'currency'], anyone),
  PageInfo: fields(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'], anyone),
  CreateCustomerPayload: { customer: anyone },
  UpdateCustomerPayload: { customer: anyone },
  ArchiveCustomerPayload: { customer: anyone },
  RestoreCustomerPayload: { customer: anyone },
  CreateContactPayload: fields(['contact', 'customer'], anyone),
  UpdateContactPayload: fields(['contact', 'customer'], anyone),
  DeleteContactPayload: fields(['id', 'customer'], anyone),
  CreateLeadPayload: { lead: anyone },
  UpdateLeadPayload: { lead: anyone },
  AssignLeadPayload: { lead: anyone },
  MoveLeadPayload: { lead: anyone },
  ConvertLeadPayload: fields(['lead', 'customer', 'opportunity'], anyone),
  CreateOpportunityPayload: { opportunity: anyone },
  UpdateOpportunityPayload: { opportunity: anyone },
  MoveOpportunityPayload: { opportunity: anyone },
  LogActivityPayload: { activity: anyone },
  User: { id: anyone },
};
