import { expect, test } from '@jest/globals';
import { DomainError } from '../kit/errors/domain-error.ts';
import { newId } from '../kit/values/uuid-v7.ts';
import { createNodeLoader, type FindNodes, type NodeReference } from './loaders.ts';

const typeNames: ReadonlySet<string> = new Set(['Customer', 'Invoice']);
const [customer, invoice, unknown] = [newId(), newId(), newId()];

/** A domain with these objects, which notes what it is asked. */
function domainOf(...nodes: readonly NodeReference[]) {
  const asked: string[][] = [];
  const find: FindNodes = async (ids) => {
    asked.push(ids);
    return nodes.filter(({ id }) => ids.includes(id));
  };
  return { find, asked };
}
const crm = () => domainOf({ id: customer, type: 'Customer' });
const finance = () => domainOf({ id: invoice, type: 'Invoice' });
const down: FindNodes = () => Promise.reject(new DomainError('UNAVAILABLE', 'No connection.'));

/** What each id loads: the type, null, or the code of its error. */
async function load(domains: readonly FindNodes[], ids: readonly string[]): Promise<unknown[]> {
  const loaded = await createNodeLoader({ typeNames, domains }).loadMany(ids);
  return loaded.map((one) => (one instanceof DomainError ? one.code : one && 'type' in one ? one.type : one));
}

test('every domain is asked once for all ids, each of which is sent once', async () => {
  const domains = [crm(), finance()];
  const loader = createNodeLoader({ typeNames, domains: domains.map(({ find }) => find) });
  const loaded = await Promise.all([
    loader.loadMany([invoice, customer, invoice]),
    loader.load(customer),
    loader.load(unknown),
  ]);
  expect(loaded).toEqual([
    [
      { id: invoice, type: 'Invoice' },
      { id: customer, type: 'Customer' },
      { id: invoice, type: 'Invoice' },
    ],
    { id: customer, type: 'Customer' },
    null,
  ]);
  for (const { asked } of domains) expect(asked).toEqual([[invoice, customer, unknown]]);
});

test('what is not an id at all is null, and no domain is asked for it', async () => {
  const { find, asked } = crm();
  expect(await load([find], ['', '1', '\u0000', 'x'.repeat(100_000)])).toEqual([null, null, null, null]);
  expect(asked).toEqual([]);
  expect(await load([find], ['not an id', customer])).toEqual([null, 'Customer']);
  expect(asked).toEqual([[customer]]);
});

test('while a domain does not answer, only ids that no other domain claims are errors', async () => {
  const ids = [customer, unknown, invoice, 'not an id'];
  expect(await load([down, crm().find, finance().find], ids)).toEqual([
    'Customer',
    'UNAVAILABLE',
    'Invoice',
    null,
  ]);
  expect(await load([down, down], ids)).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'UNAVAILABLE', null]);
});

test('an id is not null before every domain has answered, however late', async () => {
  const late = Promise.withResolvers<readonly NodeReference[]>();
  const loading = load([crm().find, () => late.promise], [invoice, unknown]);
  late.resolve([{ id: invoice, type: 'Invoice' }]);
  expect(await loading).toEqual(['Invoice', null]);
});

test('a domain that hangs holds up no object of the others', async () => {
  const hanging: FindNodes = () => Promise.withResolvers<never>().promise;
  expect(await load([hanging, crm().find, finance().find], [customer, invoice])).toEqual([
    'Customer',
    'Invoice',
  ]);
});

test('a type that the supergraph does not have yet is null', async () => {
  expect(await load([domainOf({ id: customer, type: 'Prospect' }).find], [customer])).toEqual([null]);
});
