import type { ExampleWorld, MutationExample } from '../../../test/harness/mutation-example.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const lines = [{ description: 'Work', quantity: 1, unitPrice: eur('100.00'), taxRateBasisPoints: 1900 }];

const newCustomer = async ({ owner, unique }: ExampleWorld): Promise<string> =>
  (await owner.do('createCustomer', { kind: 'COMPANY', name: unique() }))['customer'].id;

const draft = async (world: ExampleWorld, customerId?: string): Promise<string> => {
  const input = { customerId: customerId ?? (await newCustomer(world)), lines };
  return (await world.owner.do('createInvoice', input))['invoice'].id;
};

const issued = async (world: ExampleWorld, customerId?: string): Promise<string> => {
  const invoiceId = await draft(world, customerId);
  await world.owner.do('issueInvoice', { invoiceId });
  return invoiceId;
};

const payment = { amount: eur('119.00'), method: 'BANK_TRANSFER' };

/** A payment of which 19.00 are the customer's credit, because the price went down after it. */
const credit = async (world: ExampleWorld): Promise<{ customerId: string; paymentId: string }> => {
  const customerId = await newCustomer(world);
  const invoiceId = await issued(world, customerId);
  await world.owner.do('recordPayment', { invoiceId, ...payment });
  await world.owner.do('createCreditNote', { invoiceId, amount: eur('19.00'), reason: 'Too much.' });
  const { unappliedPayments } = await world.owner.ask(
    `{ unappliedPayments(customerId: "${customerId}") { nodes { id } } }`,
  );
  return { customerId, paymentId: unappliedPayments.nodes[0].id };
};

const accountId = async ({ owner, unique }: ExampleWorld): Promise<string> =>
  (await owner.do('createLedgerAccount', { code: code(), name: unique(), type: 'EXPENSE' }))['ledgerAccount']
    .id;

let latestCode = 9_000;
const code = (): string => String((latestCode += 1));

const entry = async (world: ExampleWorld) => ({
  description: world.unique(),
  lines: [
    { accountId: await accountId(world), debit: eur('5.00') },
    { accountId: await accountId(world), credit: eur('5.00') },
  ],
});

/** How each mutation of the domain is done once. */
export const mutationExamples: Readonly<Record<string, MutationExample>> = {
  createInvoice: async (world) => {
    const { id: userId } = await world.newUser();
    return { input: { customerId: await newCustomer(world), userId, lines } };
  },
  updateInvoice: async (world) => ({
    input: { invoiceId: await draft(world), customerId: await newCustomer(world), expectedVersion: 1 },
  }),
  issueInvoice: async (world) => ({ input: { invoiceId: await draft(world) } }),
  voidInvoice: async (world) => ({ input: { invoiceId: await issued(world) } }),
  createCreditNote: async (world) => ({
    input: { invoiceId: await issued(world), amount: eur('19.00'), reason: 'Too much.' },
  }),
  recordPayment: async (world) => ({ input: { invoiceId: await issued(world), ...payment } }),
  reversePayment: async (world) => {
    const invoiceId = await issued(world);
    const { settlement } = await world.owner.do('recordPayment', { invoiceId, ...payment });
    return { input: { settlementId: settlement.id, reason: 'The wrong invoice.' } };
  },
  applyCredit: async (world) => {
    const { customerId, paymentId } = await credit(world);
    return { input: { paymentId, invoiceId: await issued(world, customerId), amount: eur('19.00') } };
  },
  refundCredit: async (world) => {
    const { paymentId } = await credit(world);
    return { input: { paymentId, method: 'BANK_TRANSFER', reason: 'Asked for.' } };
  },
  writeOff: async (world) => ({ input: { invoiceId: await issued(world), reason: 'Lost.' } }),
  reverseWriteOff: async (world) => {
    const invoiceId = await issued(world);
    await world.owner.do('writeOff', { invoiceId, reason: 'Lost.' });
    return { input: { invoiceId, reason: 'Found.' } };
  },
  postJournalEntry: async (world) => ({ input: await entry(world) }),
  reverseJournalEntry: async (world) => {
    const posted = await world.owner.do('postJournalEntry', await entry(world));
    return { input: { journalEntryId: posted['journalEntry'].id } };
  },
  createLedgerAccount: async ({ unique }) => ({ input: { code: code(), name: unique(), type: 'EXPENSE' } }),
};
