import { loadReferred } from '../../kit/graphql/batch-loader.ts';
import { toConnection, toPageRequest } from '../../kit/graphql/connection.ts';
import { moneyFromInput } from '../../kit/graphql/money-resolver.ts';
import { required } from '../../kit/values/required.ts';
import { toMaskedUpdate } from '../../kit/values/update-mask.ts';
import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers-types.ts';

type LeadQueries = Pick<QueryResolvers, 'lead' | 'leads'>;
type LeadMutations = Pick<
  MutationResolvers,
  'createLead' | 'updateLead' | 'assignLead' | 'moveLead' | 'convertLead'
>;

/** Query fields about leads. */
export const leadQueries: LeadQueries = {
  lead: (_parent, { id }, { loaders }) => loaders.leadById.load(id),
  leads: async (_parent, { search, status, source, ownerId, ...page }, { service, call }, info) => {
    const found = await service.listLeads(
      { page: toPageRequest(page, info), ...withoutNulls({ search, status, source, ownerId }) },
      call,
    );
    return toConnection(found.leads, found.page);
  },
};

/** Mutation fields about leads. */
export const leadMutations: LeadMutations = {
  createLead: async (_parent, { input }, { service, call }) => {
    const { lead } = await service.createLead(withoutNulls(input), call);
    return { lead: required(lead) };
  },
  updateLead: async (_parent, { input }, { service, call }) => {
    const { leadId: id, expectedVersion, ...changes } = input;
    const { lead } = await service.updateLead(
      { ...toMaskedUpdate(changes), id, expectedVersion: expectedVersion ?? undefined },
      call,
    );
    return { lead: required(lead) };
  },
  assignLead: async (_parent, { input: { leadId: id, ...input } }, { service, call }) => {
    const { lead } = await service.assignLead({ ...withoutNulls(input), id }, call);
    return { lead: required(lead) };
  },
  moveLead: async (_parent, { input: { leadId: id, ...input } }, { service, call }) => {
    const { lead } = await service.moveLead({ ...withoutNulls(input), id }, call);
    return { lead: required(lead) };
  },
  convertLead: async (_parent, { input: { leadId: id, ...input } }, { service, call }) => {
    const answer = await service.convertLead(
      { ...withoutNulls(input), id, amount: moneyFromInput(input.amount) },
      call,
    );
    return {
      lead: required(answer.lead),
      customer: required(answer.customer),
      opportunity: required(answer.opportunity),
    };
  },
};

/** Fields of `Lead` that differ from the message, or are loaded. */
export const Lead: Resolvers['Lead'] = {
  __resolveReference: ({ id }, { loaders }) => loaders.leadById.load(id),
  owner: ({ ownerId }) => (ownerId === undefined ? null : { id: ownerId }),
  customer: ({ customerId }, _args, { loaders }) =>
    loadReferred(loaders.customerById, 'Customer', customerId),
  opportunity: ({ opportunityId }, _args, { loaders }) =>
    loadReferred(loaders.opportunityById, 'Opportunity', opportunityId),
  activities: async ({ id }, page, { loaders }) => {
    const ofSubject = loaders.activitiesBySubject({ subject: 'LEAD', page: toPageRequest(page) });
    const found = await ofSubject.load(id);
    return toConnection(found?.rows ?? [], found?.page);
  },
};
