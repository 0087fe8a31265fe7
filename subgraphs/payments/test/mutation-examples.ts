import type { ExampleWorld, MutationExample } from '../../../test/harness/mutation-example.ts';

const cardOf = (number: string) => ({
  number,
  expMonth: 12,
  expYear: new Date().getUTCFullYear() + 2,
  cvc: '123',
});
const goodCard = cardOf('4242424242424242');
/** Its payments succeed, its refunds do not. */
const cardWithoutRefunds = cardOf('4000000000001075');
/** The provider takes the money, and its answer is lost. */
const cardWithoutAnswer = cardOf('4000000000001034');

const newInvoice = async ({ owner, unique }: ExampleWorld): Promise<string> => {
  const { customer } = await owner.do('createCustomer', { kind: 'COMPANY', name: unique() });
  const { invoice } = await owner.do('createInvoice', {
    customerId: customer.id,
    lines: [
      {
        description: 'Work',
        quantity: 1,
        unitPrice: { amount: '100.00', currency: 'EUR' },
        taxRateBasisPoints: 1900,
      },
    ],
  });
  await owner.do('issueInvoice', { invoiceId: invoice.id });
  return invoice.id;
};

const newIntent = async (world: ExampleWorld): Promise<string> => {
  const { paymentIntent } = await world.owner.do('createPaymentIntent', {
    invoiceId: await newInvoice(world),
  });
  return paymentIntent.id;
};

const paid = async (world: ExampleWorld, card = goodCard): Promise<string> => {
  const paymentIntentId = await newIntent(world);
  await world.owner.do('processPayment', { paymentIntentId, card });
  return paymentIntentId;
};

const failedRefund = async (world: ExampleWorld): Promise<string> => {
  const input = { paymentIntentId: await paid(world, cardWithoutRefunds), reason: 'Asked for.' };
  const { errors = [] } = await world.owner.repeat(
    'refundPayment',
    input,
    `refund ${world.unique()}`.replaceAll(' ', '-'),
  );
  return errors[0]?.extensions['metadata'].refundId;
};

/** How each mutation of the domain is done once. */
export const mutationExamples: Readonly<Record<string, MutationExample>> = {
  createPaymentIntent: async (world) => ({ input: { invoiceId: await newInvoice(world) } }),
  processPayment: async (world) => ({ input: { paymentIntentId: await newIntent(world), card: goodCard } }),
  cancelPaymentIntent: async (world) => ({ input: { paymentIntentId: await newIntent(world) } }),
  refundPayment: async (world) => ({
    input: {
      paymentIntentId: await paid(world),
      amount: { amount: '19.00', currency: 'EUR' },
      reason: 'Asked for.',
    },
  }),
  retryRefund: async (world) => ({
    input: { refundId: await failedRefund(world) },
    refusal: 'PAYMENT_DECLINED',
  }),
  recordRefund: async (world) => ({
    input: { refundId: await failedRefund(world), paidBackBy: 'BANK_TRANSFER' },
  }),
  reconcilePayment: async (world) => ({ input: { paymentIntentId: await paid(world, cardWithoutAnswer) } }),
  resolvePaymentAttention: async (world) => {
    await failedRefund(world);
    const { paymentsNeedingAttention } = await world.owner.ask(
      '{ paymentsNeedingAttention(reason: REFUND_FAILED) { nodes { id } } }',
    );
    return { input: { paymentAttentionId: paymentsNeedingAttention.nodes[0].id, note: 'Done by hand.' } };
  },
};
