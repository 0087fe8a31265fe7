import { type FakeUser, startFakeAuth } from '../../../test/harness/fake-auth.ts';
import { startFakeCrm } from '../../../test/harness/fake-crm.ts';
import {
  type DomainUnderTest,
  type GraphqlFailure,
  type StartDomainOptions,
  startDomain,
} from '../../../test/harness/start-domain.ts';
import type { Viewer } from '../../kit/viewer/viewer.ts';
import { domain } from '../domain.ts';
import { financeManager, foreignManager } from './viewers.ts';

/** Finance over sockets, with shortcuts for its story. */
export interface FinanceUnderTest extends DomainUnderTest {
  /** The data of a query that must succeed, as financeManager. */
  read<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Runs a mutation that must succeed; resolves with its payload. */
  change<Payload>(mutation: string, input: Record<string, unknown>, viewer?: Viewer): Promise<Payload>;
  /** The error of a mutation that must be refused with this code. */
  refuseChange(
    code: string,
    mutation: string,
    input: Record<string, unknown>,
    viewer?: Viewer,
  ): Promise<GraphqlFailure>;
  /** Archives a customer, as the crm domain would. */
  archiveCustomer(id: string): void;
  /** Disables a user of `acme-org`, as the auth domain would. */
  disableUser(id: string): void;
  /** Drafts an invoice over the given net amount plus 19 % tax; resolves with its id and version. */
  draft(amount: string, viewer?: Viewer): Promise<{ readonly id: string; readonly version: number }>;
}

/** What changes of invoices answer. */
export interface InvoicePayload {
  readonly invoice: {
    readonly id: string;
    readonly number: number | null;
    readonly status: string;
    readonly version: number;
    readonly [field: string]: unknown;
  };
}

const payloadFields: Readonly<Record<string, string>> = {
  createInvoice: 'invoice { ...Whole }',
  updateInvoice: 'invoice { ...Whole }',
  issueInvoice: 'invoice { ...Whole }',
  voidInvoice: 'invoice { ...Whole }',
  createCreditNote: 'creditNote { ...Credit } invoice { ...Whole }',
  reversePayment: 'invoice { ...Whole } settlement { id kind method amount { amount } reversalOf { id } }',
  applyCredit:
    'invoice { ...Whole } settlement { id kind method amount { amount } creditOf { id } } payment { id available { amount } }',
  refundCredit: 'payment { id refunded { amount } available { amount } }',
  writeOff: 'invoice { ...Whole } settlement { id kind method amount { amount } }',
  reverseWriteOff: 'invoice { ...Whole }',
  recordPayment: 'invoice { ...Whole } settlement { id kind method amount { amount } settledOn reference }',
};
const whole = `fragment Whole on Invoice { id number status version issuedOn dueOn voidReason notes
  subtotal { amount currency } tax { amount } total { amount } amountPaid { amount } amountDue { amount } creditedAmount { amount } writtenOffAmount { amount } }`;
const credit = `fragment Credit on CreditNote { id number reason subtotal { amount } tax { amount } total { amount }
  lines { lineNumber net { amount } tax { amount } } }`;

/** The users of `acme-org` whom invoices are for. */
const members: Readonly<Record<string, FakeUser>> = {
  'buyer-1': {},
  'buyer-2': {},
  'invited-buyer': { status: 'INVITED' },
  'disabled-buyer': { status: 'DISABLED' },
};

/** Finance over real sockets beside a crm service that knows a few customers. */
export async function startFinance(options: StartDomainOptions = {}): Promise<FinanceUnderTest> {
  const archivedCustomers = new Set<string>();
  const crm = await startFakeCrm(
    { 'acme-org': ['customer-1', 'customer-2', 'customer-3', 'customer-4'], 'globex-org': ['customer-9'] },
    archivedCustomers,
  );
  const users = new Map(Object.entries(members));
  const auth = await startFakeAuth((organizationId, id) =>
    organizationId === 'acme-org' ? users.get(id) : undefined,
  );
  const started = await startDomain(domain, {
    ...options,
    peers: { crm: crm.address, auth: auth.address, ...options.peers },
  });
  const change: FinanceUnderTest['change'] = async <Payload>(
    mutation: string,
    input: Record<string, unknown>,
    viewer: Viewer = financeManager,
  ) => (await started.run(viewer, operationOf(mutation), { input }))[mutation] as Payload;
  return {
    ...started,
    read: (query, variables) => started.run(financeManager, query, variables),
    change,
    refuseChange: (code, mutation, input, viewer = financeManager) =>
      started.refuse(code, viewer, operationOf(mutation), { input }),
    archiveCustomer: (id) => archivedCustomers.add(id),
    disableUser: (id) => users.set(id, { status: 'DISABLED' }),
    draft: async (amount, viewer = financeManager) => {
      const customerId = viewer === foreignManager ? 'customer-9' : 'customer-1';
      const { invoice } = await change<{ invoice: { id: string; version: number } }>(
        'createInvoice',
        { customerId, lines: [line(amount)] },
        viewer,
      );
      return invoice;
    },
    close: async () => {
      await started.close();
      await crm.close();
      await auth.close();
    },
  };
}

function operationOf(mutation: string): string {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const fields = payloadFields[mutation] ?? '';
  const fragments = [fields.includes('...Whole') ? whole : '', fields.includes('...Credit') ? credit : ''];
  return `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} } } ${fragments.join(' ')}`;
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
