import type {
  Customer as CustomerMessage,
  Opportunity as OpportunityMessage,
  OwnedPage,
  PipelineStage as PipelineStageMessage,
} from '../../../proto/generated/erp/crm/v1/crm.ts';
import type { KeysetPage } from '../../kit/database/keyset-page.ts';
import { moneyToProto } from '../../kit/values/money.ts';
import type { Customer } from './model/customer.ts';
import type { Opportunity } from './model/opportunity.ts';
import type { PipelineStage } from './model/pipeline.ts';

/** Models as the contract sends them. Those that are missing here have the fields of their message. */

/** What every user of the organization may see of a customer, for example on a reservation. */
export function toCustomerNameCard({ id, name }: Customer): CustomerMessage {
  return { id, name, kind: 'UNSPECIFIED', ownerId: '', version: 0 };
}

/** The opportunity as a message. */
export function toOpportunityMessage(opportunity: Opportunity): OpportunityMessage {
  return { ...opportunity, amount: moneyToProto(opportunity.amount) };
}

/** Where the rows of each owner stand in its whole list. */
export function toOwnedPages(pages: ReadonlyMap<string, KeysetPage<unknown>>): OwnedPage[] {
  return [...pages].map(([ownerId, { page }]) => ({ ownerId, page }));
}

/** A stage of the pipeline as a message, one amount per currency. */
export function toPipelineStageMessage(stage: PipelineStage): PipelineStageMessage {
  return {
    ...stage,
    values: stage.values.map(moneyToProto),
    weightedValues: stage.weightedValues.map(moneyToProto),
  };
}
