import { loadRequired } from '../../kit/graphql/batch-loader.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers } from '../generated/resolvers-types.ts';

type ContactMutations = Pick<MutationResolvers, 'createContact' | 'updateContact' | 'deleteContact'>;

/** Mutation fields about contacts. */
export const contactMutations: ContactMutations = {
  createContact: async (_parent, { input }, { service, call, loaders }) => {
    const { contact } = await service.createContact(
      { ...withoutNulls(input), isPrimary: input.isPrimary ?? false },
      call,
    );
    return {
      contact: required(contact),
      customer: await loadRequired(loaders.customerById, 'Customer', input.customerId),
    };
  },
  updateContact: async (_parent, { input }, { service, call, loaders }) => {
    const { contactId: id, expectedVersion, ...changes } = input;
    const answer = await service.updateContact(
      { ...toMaskedUpdate(changes), id, expectedVersion: expectedVersion ?? undefined },
      call,
    );
    const contact = required(answer.contact);
    return { contact, customer: await loadRequired(loaders.customerById, 'Customer', contact.customerId) };
  },
  deleteContact: async (_parent, { input: { contactId, ...input } }, { service, call, loaders }) => {
    const { id, customerId } = await service.deleteContact({ ...withoutNulls(input), id: contactId }, call);
    return { id, customer: await loadRequired(loaders.customerById, 'Customer', customerId) };
  },
};
