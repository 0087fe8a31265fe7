import {
  type DomainUnderTest,
  type StartDomainOptions,
  startDomain,
} from '../../../test/harness/start-domain.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import { domain } from '../domain.ts';
import { startFakeAuth } from './fake-auth.ts';

export interface CrmUnderTest extends DomainUnderTest {
  /** Runs an operation that must succeed and returns its only root field. */
  run<Result>(viewer: Viewer, operation: string, variables?: Record<string, unknown>): Promise<Result>;
  /** The first error of an operation that must fail: its extensions, with the message. */
  fail(
    viewer: Viewer,
    operation: string,
    variables?: Record<string, unknown>,
  ): Promise<Record<string, unknown>>;
  /** Resolves with the events about this aggregate when there are `count` of them. */
  eventsOf(aggregateId: string, count: number): Promise<readonly DomainEvent[]>;
}

/** Every event type of crm. */
const eventTypes = [
  ...['created', 'updated', 'archived', 'restored'].map((what) => `customer-${what}`),
  ...['created', 'updated', 'deleted'].map((what) => `contact-${what}`),
  ...['created', 'updated', 'moved', 'assigned', 'converted'].map((what) => `lead-${what}`),
  ...['created', 'updated', 'moved'].map((what) => `opportunity-${what}`),
  'activity-logged',
].map((name) => `erp.crm.${name}.v1`);

/** The whole domain over real sockets beside a small auth service, with its events at hand. */
export async function startCrm(options: StartDomainOptions = {}): Promise<CrmUnderTest> {
  const auth = await startFakeAuth(['user-7', 'user-9', 'pipeline-owner']);
  const started = await startDomain(domain, { ...options, peers: { auth: auth.address, ...options.peers } });
  const events: DomainEvent[] = [];
  const waiting = new Set<() => void>();
  started.bus.subscribe({
    group: 'crm-test',
    types: eventTypes,
    handler: async (event) => {
      events.push(event);
      for (const check of waiting) check();
    },
  });
  return {
    ...started,
    close: async () => {
      await started.close();
      await auth.close();
    },
    run: async <Result>(viewer: Viewer, operation: string, variables?: Record<string, unknown>) => {
      const answer = await started.query(viewer, operation, variables);
      if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
      return Object.values(answer.data ?? {})[0] as Result;
    },
    fail: async (viewer, operation, variables) => {
      const answer = await started.query(viewer, operation, variables);
      const error = answer.errors[0];
      if (!error) throw new Error(`This should have failed: ${JSON.stringify(answer.data)}`);
      return { ...error.extensions, message: error.message };
    },
    eventsOf: (aggregateId, count) =>
      new Promise((resolve) => {
        const check = (): void => {
          const found = events.filter((event) => event.subject === aggregateId);
          if (found.length < count) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
  };
}

export const createCustomer = `mutation($input: CreateCustomerInput!) { createCustomer(input: $input) {
  customer { id kind name email phone address { street postalCode city region country } owner { id } archivedAt version }
} }`;

export const createLead = `mutation($input: CreateLeadInput!) { createLead(input: $input) {
  lead { id status source score name company owner { id } version }
} }`;

export const moveLead = `mutation($input: MoveLeadInput!) { moveLead(input: $input) {
  lead { id status lostReason version }
} }`;

export const convertLead = `mutation($input: ConvertLeadInput!) { convertLead(input: $input) {
  lead { id status version convertedAt customer { id } opportunity { id } }
  customer { id kind name email owner { id } contacts { name isPrimary } activities { title } }
  opportunity { id name stage amount { amount currency } probability closeOn owner { id } lead { id } customer { id } }
} }`;

export const createOpportunity = `mutation($input: CreateOpportunityInput!) { createOpportunity(input: $input) {
  opportunity { id name stage amount { amount currency } probability closeOn owner { id } closedAt version }
} }`;

export const logActivity = `mutation($input: LogActivityInput!) { logActivity(input: $input) {
  activity { id kind title body occurredAt author { id } customer { id } lead { id } opportunity { id } }
} }`;
