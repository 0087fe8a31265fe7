import { CrmServiceService } from '../../../proto/generated/erp/crm/v1/crm.ts';
import {
  type DomainUnderTest,
  type GraphqlAnswer,
  type StartDomainOptions,
  startDomain,
  testViewerTokenSecret,
} from '../../../test/harness/start-domain.ts';
import { userViewer } from '../../../test/harness/viewers.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { startGrpcServer } from '../../kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { createPartMetrics } from '../../kit/observability/part-metrics.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import { requireOrganization, type Viewer } from '../../kit/viewer/viewer.ts';
import { createViewerTokens } from '../../kit/viewer/viewer-token.ts';
import { domain } from '../domain.ts';

/** Everything finance_manager may do in finance. */
export const financeManager = userViewer([
  'finance:invoice:read',
  'finance:invoice:write',
  'finance:invoice:issue',
  'finance:payment:record',
  'finance:account:read',
  'finance:account:write',
  'finance:journal:read',
  'finance:journal:post',
  'finance:report:read',
]);

/** The same in another organization. */
export const stranger = userViewer(financeManager.permissions, {
  userId: 'user-9',
  organizationId: 'globex-org',
});

/** A buyer without permissions. */
export const buyer = userViewer([], { userId: 'buyer-1' });

/** Customers that the crm peer knows, by organization. */
const customersOf: Readonly<Record<string, readonly string[]>> = {
  'acme-org': ['customer-1', 'customer-2', 'customer-3'],
  'globex-org': ['customer-9'],
};

/** Finance over sockets, with shortcuts for its story. */
export interface FinanceUnderTest extends Omit<DomainUnderTest, 'run' | 'refuse'> {
  /** Drafts an invoice over the given net amount plus 19 % tax; resolves with its id and version. */
  draft(amount: string, viewer?: Viewer): Promise<{ readonly id: string; readonly version: number }>;
  /** Runs a query that must succeed as financeManager; resolves with its data. */
  read<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Runs a mutation that must succeed; resolves with its payload. */
  run<Payload>(mutation: string, input: Record<string, unknown>, viewer?: Viewer): Promise<Payload>;
  /** Runs a mutation that must fail; resolves with the error. */
  refuse(
    mutation: string,
    input: Record<string, unknown>,
    viewer?: Viewer,
  ): Promise<GraphqlAnswer['errors'][number]>;
}

const payloadFields: Readonly<Record<string, string>> = {
  createInvoice: 'invoice { ...Whole }',
  updateInvoice: 'invoice { ...Whole }',
  issueInvoice: 'invoice { ...Whole }',
  voidInvoice: 'invoice { ...Whole }',
  recordPayment: 'invoice { ...Whole } settlement { id kind method amount { amount } settledOn reference }',
};
const whole = `fragment Whole on Invoice { id number status version issuedOn dueOn voidReason notes
  subtotal { amount currency } tax { amount } total { amount } amountPaid { amount } amountDue { amount } }`;

/** Finance over real sockets beside a crm peer that knows a few customers. */
export async function startFinance(options: StartDomainOptions = {}): Promise<FinanceUnderTest> {
  const crm = await startCrmPeer();
  const finance = await startDomain(domain, { peers: { crm: crm.address }, ...options });
  const mutate = (mutation: string, input: Record<string, unknown>, viewer: Viewer) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const fields = payloadFields[mutation];
    return finance.query(
      viewer,
      `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields ?? '__typename'} } } ${fields ? whole : ''}`,
      { input },
    );
  };
  const run = async <Payload>(
    mutation: string,
    input: Record<string, unknown>,
    viewer: Viewer = financeManager,
  ) => {
    const answer = await mutate(mutation, input, viewer);
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer.data?.[mutation] as Payload;
  };
  return {
    ...finance,
    run,
    read: async <Data>(query: string, variables: Record<string, unknown> = {}) => {
      const answer = await finance.query(financeManager, query, variables);
      if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
      return answer.data as Data;
    },
    refuse: async (mutation, input, viewer = financeManager) => {
      const [error] = (await mutate(mutation, input, viewer)).errors;
      if (!error) throw new Error(`${mutation} was not refused.`);
      return error;
    },
    draft: async (amount, viewer = financeManager) => {
      const customerId = viewer === stranger ? 'customer-9' : 'customer-1';
      const { invoice } = await run<{ invoice: { id: string; version: number } }>(
        'createInvoice',
        { customerId, lines: [line(amount)] },
        viewer,
      );
      return invoice;
    },
    close: async () => {
      await finance.close();
      await crm.close();
    },
  };
}

/** One line of input: quantity 1, 19 % tax. */
export function line(amount: string, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    description: 'Consulting',
    quantity: 1,
    unitPrice: { amount, currency: 'EUR' },
    taxRateBasisPoints: 1900,
    ...overrides,
  };
}

/** An event of another domain about organization `acme-org`. */
export function eventOf(type: string, data: Record<string, unknown>, id = newId()): DomainEvent {
  return {
    specversion: '1.0',
    id,
    type: `erp.${type}`,
    source: `/erp/${type.split('.')[0]}`,
    subject: id,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    organizationid: 'acme-org',
    data,
  };
}

/** Answers BatchGetCustomers and nothing else, for callers of any kind. */
function startCrmPeer(): Promise<RunningPart> {
  const { batchGetCustomers } = CrmServiceService;
  return startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      {
        definition: { batchGetCustomers },
        implementation: {
          batchGetCustomers: async ({ ids }: { ids: string[] }, { viewer }) => ({
            customers: ids
              .filter((id) => customersOf[requireOrganization(viewer)]?.includes(id))
              .map((id) => ({ id, kind: 'COMPANY', name: id, version: 1 })),
          }),
        },
      },
    ],
    viewerTokens: createViewerTokens(testViewerTokenSecret),
    logger: createLogger('crm', 'silent'),
    metrics: createPartMetrics('crm-peer', { collectProcessMetrics: false }),
  });
}
