import { type FakeUser, startFakeAuth } from '../../../test/harness/fake-auth.ts';
import {
  type DomainUnderTest,
  type StartDomainOptions,
  startDomain,
} from '../../../test/harness/start-domain.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import { domain } from '../domain.ts';

/** The domain under test, with a shortcut for operations of one root field. */
export interface CrmUnderTest extends DomainUnderTest {
  /** The only root field of an operation that must succeed. */
  ask<Result>(viewer: Viewer, operation: string, variables?: Record<string, unknown>): Promise<Result>;
  /** Disables a user of `acme-org`, as the auth domain would. */
  disableUser(id: string): void;
}

const seesAll = ['crm:customer:read', 'crm:lead:read', 'crm:opportunity:read'];

/** The users of `acme-org` besides the viewers of the tests. */
const members: Readonly<Record<string, FakeUser>> = {
  'user-7': { permissions: seesAll },
  'user-9': { permissions: seesAll },
  'leaving-seller': { permissions: seesAll },
  'pipeline-owner': { permissions: seesAll },
  'disabled-seller': { permissions: seesAll, status: 'DISABLED' },
  'invited-seller': { permissions: seesAll, status: 'INVITED' },
  accountant: { permissions: ['finance:invoice:read'] },
};

/** The whole domain over real sockets beside a small auth service. */
export async function startCrm(options: StartDomainOptions = {}): Promise<CrmUnderTest> {
  const users = new Map(Object.entries(members));
  const auth = await startFakeAuth((organizationId, id) =>
    organizationId === 'acme-org' ? users.get(id) : undefined,
  );
  const started = await startDomain(domain, { ...options, peers: { auth: auth.address, ...options.peers } });
  return {
    ...started,
    close: async () => {
      await started.close();
      await auth.close();
    },
    disableUser: (id) => users.set(id, { ...users.get(id), status: 'DISABLED' }),
    ask: async <Result>(viewer: Viewer, operation: string, variables?: Record<string, unknown>) =>
      Object.values(await started.run(viewer, operation, variables))[0] as Result,
  };
}

/** Creates a customer and selects the fields that tests compare. */
export const createCustomer = `mutation($input: CreateCustomerInput!) { createCustomer(input: $input) {
  customer { id kind name email phone address { street postalCode city region country } owner { id } archivedAt version }
} }`;

/** Creates a lead and selects the fields that tests compare. */
export const createLead = `mutation($input: CreateLeadInput!) { createLead(input: $input) {
  lead { id status source score name company owner { id } version }
} }`;

/** Moves a lead to another status. */
export const moveLead = `mutation($input: MoveLeadInput!) { moveLead(input: $input) {
  lead { id status lostReason version }
} }`;

/** Converts a lead and selects the rows that the conversion made. */
export const convertLead = `mutation($input: ConvertLeadInput!) { convertLead(input: $input) {
  lead { id status version convertedAt customer { id } opportunity { id } }
  customer { id kind name email owner { id } contacts { name isPrimary } activities { nodes { title } } }
  opportunity { id name stage amount { amount currency } probability closeOn owner { id } lead { id } customer { id } }
} }`;

/** Creates an opportunity and selects the fields that tests compare. */
export const createOpportunity = `mutation($input: CreateOpportunityInput!) { createOpportunity(input: $input) {
  opportunity { id name stage amount { amount currency } probability closeOn owner { id } closedAt version }
} }`;

/** Logs an activity and selects the fields that tests compare. */
export const logActivity = `mutation($input: LogActivityInput!) { logActivity(input: $input) {
  activity { id kind title body occurredAt author { id } customer { id } lead { id } opportunity { id } }
} }`;
