import type { CrmServiceService } from '../../proto/generated/erp/crm/v1/crm.ts';
import type { DomainContext } from '../kit/graphql/domain-context.ts';
import type { CrmLoaders } from './loaders.ts';

/** What every crm resolver gets. */
export type Context = DomainContext<CrmServiceService, CrmLoaders>;
