import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FinanceServiceService } from '../../../proto/generated/erp/finance/v1/finance.ts';
import { describeOnEngines } from '../../../test/harness/describe-on-engines.ts';
import { type FinanceUnderTest, startFinance } from './start-finance.ts';
import { financeManager } from './viewers.ts';

describeOnEngines('an empty list', (engine) => {
  let finance: FinanceUnderTest;

  beforeAll(async () => {
    finance = await startFinance({ databaseUrl: await engine.emptyDatabase() });
    await finance.draft('10.00');
    const { id } = await finance.draft('20.00');
    await finance.change('issueInvoice', { invoiceId: id });
  });
  afterAll(() => finance.close());

  const count = async (invoices: string, types: string, sources: string) =>
    finance.run(
      financeManager,
      `query($r: [_Any!]!) {
        invoices${invoices} { totalCount nodes { id } }
        ledgerAccounts${types} { totalCount nodes { id } }
        journalEntries${sources} { totalCount nodes { id } }
        _entities(representations: $r) { ... on Customer { invoices${invoices} { totalCount nodes { id } } } }
      }`,
      { r: [{ __typename: 'Customer', id: 'customer-1' }] },
    );
  const none = { totalCount: 0, nodes: [] };
  const some = { totalCount: expect.not.closeTo(0), nodes: expect.arrayContaining([expect.anything()]) };

  test('filters a list down to nothing', async () => {
    expect(await count('(status: [])', '(type: [])', '(source: [])')).toEqual({
      invoices: none,
      ledgerAccounts: none,
      journalEntries: none,
      _entities: [{ invoices: none }],
    });
  });

  test.each([
    ['that is left out', '', '', ''],
    ['that is null', '(status: null)', '(type: null)', '(source: null)'],
    ['of all values', '(status: [DRAFT, ISSUED])', '(type: [ASSET])', '(source: [INVOICE_ISSUED])'],
  ])('is not a list %s', async (_what, invoices, types, sources) => {
    expect(await count(invoices, types, sources)).toEqual({
      invoices: some,
      ledgerAccounts: some,
      journalEntries: some,
      _entities: [{ invoices: some }],
    });
  });

  test('and every other list is named as the client named it when it is too long', async () => {
    const list = (value: string) => `[${Array.from({ length: 51 }, () => value).join(', ')}]`;
    for (const [field, argument, value] of [
      ['invoices', 'status', 'DRAFT'],
      ['ledgerAccounts', 'type', 'ASSET'],
      ['journalEntries', 'source', 'INVOICE_ISSUED'],
    ] as const) {
      const operation = `{ ${field}(${argument}: ${list(value)}) { totalCount } }`;
      expect((await finance.refuse('BAD_USER_INPUT', financeManager, operation)).extensions).toMatchObject({
        fields: [{ path: argument, message: 'At most 50 entries.' }],
      });
    }
    const refused = await finance.refuse(
      'BAD_USER_INPUT',
      financeManager,
      `query($r: [_Any!]!) { _entities(representations: $r) {
        ... on Customer { invoices(status: ${list('DRAFT')}) { totalCount } } } }`,
      { r: [{ __typename: 'Customer', id: 'customer-1' }] },
    );
    expect(refused.extensions).toMatchObject({ fields: [{ path: 'status' }] });
  });

  test('is named by a caller of the service; without its name it is left out', async () => {
    const service = finance.service(FinanceServiceService);
    const call = await finance.callAs(financeManager);
    const list = async (givenLists: string[] | undefined) =>
      (await service.listInvoices({ statuses: [], onlyOverdue: false, givenLists }, call)).invoices.length;
    expect([await list(undefined), await list([]), await list(['statuses'])]).toEqual([2, 2, 0]);
  });
});
