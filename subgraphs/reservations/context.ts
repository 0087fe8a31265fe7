import type { ReservationsServiceService } from '../../proto/generated/erp/reservations/v1/reservations.ts';
import type { DomainContext } from '../kit/graphql/domain-context.ts';
import type { ReservationsLoaders } from './loaders.ts';

/** What every reservations resolver gets. */
export type Context = DomainContext<ReservationsServiceService, ReservationsLoaders>;
