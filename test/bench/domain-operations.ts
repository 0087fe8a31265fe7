import type { GraphqlClient } from '../harness/graphql-client.ts';

/** One operation over the demo data; its requests differ, so that the router shares none of them in flight. */
export interface DomainOperation {
  readonly name: string;
  readonly query: string;
  /** The same question for checkouts whose schema does not have `query`: `reservations` was a plain list. */
  readonly formerQuery?: string;
  /** Whether the requests carry the access token of the connection. */
  readonly isPublic: boolean;
  /** Variables of a request; `connection` and `count` make them its own. */
  readonly variables: (connection: number, count: number, data: DemoRows) => Record<string, unknown>;
}

/** Rows of the demo data that operations change. */
export interface DemoRows {
  readonly leadIds: readonly string[];
}

const money = '{ amount currency }';
const reservation = '{ event { name } payment { status } invoice { number status } }';

function overview(reservations: string): string {
  return `query Overview($search: String) {
    me { displayName organization { name } employee { position } }
    customers(first: 10, search: $search) {
      nodes { name owner { displayName } outstandingBalance ${money} ${reservations} }
    }
  }`;
}

/** The operations that the benchmark measures, in the order of its table. */
export const domainOperations: readonly DomainOperation[] = [
  {
    name: 'one question of all six domains, 10 customers',
    query: overview(`reservations(first: 1) { nodes ${reservation} }`),
    formerQuery: overview(`reservations(first: 1) ${reservation}`),
    isPublic: false,
    variables: () => ({}),
  },
  {
    name: '20 invoices with their customers',
    query: `query Invoices {
      invoices(first: 20) { nodes { number status total ${money} amountDue ${money} dueOn customer { name } } }
    }`,
    isPublic: false,
    variables: () => ({}),
  },
  {
    name: '10 public events',
    query: `query Events($startsFrom: DateTime) {
      events(first: 10, startsFrom: $startsFrom) {
        nodes { id name venue startsAt ticketTypes { id name available price ${money} } }
      }
    }`,
    isPublic: true,
    // An instant of its own in the past: the same answer, but no request in flight equals another.
    variables: (connection, count) => ({
      startsFrom: new Date(1_000_000 * (connection + 1) + count).toISOString(),
    }),
  },
  {
    name: '`updateLead`',
    query: `mutation UpdateLead($input: UpdateLeadInput!) {
      updateLead(input: $input) { lead { id name score version updatedAt } }
    }`,
    isPublic: false,
    variables: (connection, count, { leadIds }) => ({
      input: { leadId: leadIds[connection % leadIds.length], score: count % 101 },
    }),
  },
];

/** Looks up the rows to change: leads that are still open. */
export async function readDemoRows(client: GraphqlClient): Promise<DemoRows> {
  const data = await client.run<{ readonly leads: { readonly nodes: readonly { readonly id: string }[] } }>(
    '{ leads(first: 20, status: NEW) { nodes { id } } }',
  );
  if (data.leads.nodes.length === 0) throw new Error('The demo data has no open lead');
  return { leadIds: data.leads.nodes.map(({ id }) => id) };
}
