import type { HrmServiceService } from '../../proto/generated/erp/hrm/v1/hrm.ts';
import type { DomainContext } from '../kit/graphql/domain-context.ts';
import type { HrmLoaders } from './loaders.ts';

/** What every hrm resolver gets. */
export type Context = DomainContext<HrmServiceService, HrmLoaders>;
