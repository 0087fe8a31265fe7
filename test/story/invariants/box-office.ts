import { demoPassword } from '../../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient, type GraphqlClient } from '../../harness/graphql-client.ts';
import { waitUntil } from '../../harness/wait-until.ts';
import { openOutcomes } from './open-outcomes.ts';

/** An event on sale, as traders know it. */
export interface TradedEvent {
  readonly id: string;
  readonly ticketTypeIds: readonly string[];
}

/** Everybody who acts in a run, logged in. */
export interface Actors {
  readonly buyers: readonly GraphqlClient[];
  readonly boxOffice: GraphqlClient;
  readonly finance: GraphqlClient;
  readonly admin: GraphqlClient;
  readonly sales: GraphqlClient;
  /** Administrator of an organization in which people act one after the other. */
  readonly quietAdmin: GraphqlClient;
}

const passPhrase = 'a rather long pass phrase';

/** Registers the buyers and logs everybody in. */
export async function gatherActors(url: string, numberOfBuyers: number): Promise<Actors> {
  const staff = async (name: string, organization = 'acme'): Promise<GraphqlClient> => {
    const client = createGraphqlClient(url);
    await client.login(`${name}@${organization}.example`, demoPassword);
    return client;
  };
  const buyer = async (_: unknown, index: number): Promise<GraphqlClient> => {
    const client = createGraphqlClient(url);
    const email = `trader-${index}-${crypto.randomUUID()}@mail.example`;
    await client.run('mutation($input: RegisterInput!) { register(input: $input) { user { id } } }', {
      input: {
        email,
        password: passPhrase,
        firstName: 'Tara',
        lastName: `Trader ${index}`,
        organizationSlug: 'acme',
      },
    });
    await client.login(email, passPhrase);
    return client;
  };
  const [boxOffice, finance, admin, sales, quietAdmin, ...buyers] = await Promise.all([
    staff('boxoffice'),
    staff('finance'),
    staff('admin'),
    staff('sales'),
    staff('admin', 'globex'),
    ...Array.from({ length: numberOfBuyers }, buyer),
  ]);
  return { boxOffice, finance, admin, sales, quietAdmin, buyers };
}

/**
 * Two events with far fewer tickets than are wanted: one in the currency of the books at prices that do not
 * divide evenly by the tax, one in another currency with tickets that cost nothing.
 */
export async function openSales(admin: GraphqlClient): Promise<readonly TradedEvent[]> {
  return Promise.all([
    openSale(admin, 'Scarce Seats', [
      { name: 'Stalls', price: { amount: '19.99', currency: 'EUR' }, capacity: 40, maxPerOrder: 4 },
      { name: 'Balcony', price: { amount: '0.07', currency: 'EUR' }, capacity: 25, maxPerOrder: 4 },
      { name: 'Last one', price: { amount: '333.33', currency: 'EUR' }, capacity: 1, maxPerOrder: 3 },
    ]),
    openSale(admin, 'Overseas Matinee', [
      { name: 'Seat', price: { amount: '7.77', currency: 'USD' }, capacity: 30, maxPerOrder: 4 },
      { name: 'Press', price: { amount: '0.00', currency: 'USD' }, capacity: 10, maxPerOrder: 4 },
    ]),
  ]);
}

async function openSale(
  admin: GraphqlClient,
  name: string,
  ticketTypes: readonly object[],
): Promise<TradedEvent> {
  const { createEvent } = await runUntilAnswered<{
    createEvent: { event: { id: string; ticketTypes: ReadonlyArray<{ id: string }> } };
  }>(
    admin,
    'mutation($input: CreateEventInput!) { createEvent(input: $input) { event { id ticketTypes { id } } } }',
    {
      name,
      venue: 'The Small Hall',
      startsAt: '2031-05-01T18:00:00Z',
      maxTicketsPerBuyer: 12,
      ticketTypes,
    },
  );
  const { id, ticketTypes: created } = createEvent.event;
  await runUntilAnswered(
    admin,
    'mutation($input: PublishEventInput!) { publishEvent(input: $input) { event { status } } }',
    { eventId: id },
  );
  return { id, ticketTypeIds: created.map((type) => type.id) };
}

/** Repeats what a killed service or a cut connection left open. What the first try did may be refused the second time. */
function runUntilAnswered<Data>(client: GraphqlClient, operation: string, input: object): Promise<Data> {
  return waitUntil(`answer to ${operation}`, async () => {
    const { data, errors, text } = await client.send(operation, { input });
    const codes = errors.map(({ extensions }) => String(extensions['code']));
    if (codes.every((code) => code === 'CONFLICT')) return data as Data;
    if (codes.every((code) => openOutcomes.has(code))) return undefined;
    throw new Error(`${operation}: ${text}`);
  });
}
