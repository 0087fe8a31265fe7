import type { Resolvers } from '../generated/resolvers-types.ts';

/** What payments adds to reservations. */
export const Reservation: Resolvers['Reservation'] = {
  __resolveReference: ({ id }) => ({ id }),
  payment: async ({ id }, _args, { loaders }) => (await loaders.paymentByReservation.load(id)).at(0) ?? null,
};

/** What payments adds to invoices. */
export const Invoice: Resolvers['Invoice'] = {
  __resolveReference: ({ id }) => ({ id }),
  payments: ({ id }, _args, { loaders }) => loaders.paymentsByInvoice.load(id),
};
