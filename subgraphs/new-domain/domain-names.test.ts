import { expect, test } from '@jest/globals';
import { readDomainNames, type TakenNames } from './domain-names.ts';

const taken: TakenNames = {
  domains: new Set(['crm']),
  types: new Set(['Customer', 'LeadEdge']),
  rootFields: new Set(['events', 'createInvoice']),
  templateWords: new Set(['page', 'request']),
};
const read = (domain: string, entity?: string) => readDomainNames(domain, entity, taken);

test('both names in every form', () => {
  expect(read('workshop', 'WorkOrder')).toEqual({
    kind: 'accepted',
    names: {
      domain: 'workshop',
      Domain: 'Workshop',
      entity: 'workOrder',
      Entity: 'WorkOrder',
      entities: 'workOrders',
      Entities: 'WorkOrders',
      entity_snake: 'work_order',
      entities_snake: 'work_orders',
      'entity-kebab': 'work-order',
      'entities-kebab': 'work-orders',
      entity_words: 'work order',
      entities_words: 'work orders',
      Entities_words: 'Work orders',
      an_entity: 'a work order',
      An_entity: 'A work order',
      subject: 'workorder',
    },
  });
});

test.each([
  ['assets', 'Asset', 'assets', 'an asset'],
  ['deliveries', 'Delivery', 'deliveries', 'a delivery'],
  ['boxes', 'Box', 'boxes', 'a box'],
  ['surveys', 'Survey', 'surveys', 'a survey'],
  ['units', 'Unit', 'units', 'a unit'],
  ['inventory', 'Inventory', 'inventories', 'an inventory'],
])('the entity of %s is %s, of which there are many %s', (domain, Entity, entities, an_entity) => {
  expect(read(domain)).toMatchObject({ kind: 'accepted', names: { Entity, entities, an_entity } });
});

test.each(['Assets', 'work-orders', 'a', 'assets2', '', '../x', 'x'.repeat(25)])(
  '"%s" is not a valid name of a domain',
  (domain) => {
    expect(read(domain, 'Asset')).toEqual({
      kind: 'refused',
      errors: [expect.stringContaining(`"${domain}" is not a valid name of a domain: use one word`)],
    });
  },
);

test('a domain that exists, and words that mean something else, are refused', () => {
  expect(read('crm', 'Asset')).toEqual({ kind: 'refused', errors: ['There is a domain crm already.'] });
  for (const word of ['all', 'kit', 'node', 'delete', 'public', 'router'])
    expect(read(word, 'Asset')).toEqual({
      kind: 'refused',
      errors: [`"${word}" is reserved: choose another word.`],
    });
});

test.each([
  ['workOrder', '"workOrder" is not a valid name of an entity'],
  ['Work_Order', '"Work_Order" is not a valid name of an entity'],
  [`W${'o'.repeat(30)}`, 'of 30 letters at most'],
  ['Customer', 'The API has a type Customer already.'],
  ['Lead', 'The API has a type LeadEdge already.'],
  ['Event', 'The API has a root field events already.'],
  ['Invoice', 'The API has a root field createInvoice already.'],
  ['Map', 'The entity cannot be named Map: Map means something else in code.'],
  ['Query', 'The entity cannot be named Query: Query means something else in code.'],
  ['New', 'The entity cannot be named New: new means something else in code.'],
  ['Page', 'The entity cannot be named Page: page means something else in code.'],
])('an entity %s is refused: %s', (entity, message) => {
  expect(read('assets', entity)).toEqual({ kind: 'refused', errors: [expect.stringContaining(message)] });
});

test('every mistake is reported', () => {
  expect(read('Assets', 'asset')).toMatchObject({ errors: [expect.anything(), expect.anything()] });
});
