import type { AuthServiceService, User as UserMessage } from '../../proto/generated/erp/auth/v1/auth.ts';
import type { DomainContext } from '../kit/graphql/domain-context.ts';
import type { UserViewer } from '../kit/viewer/viewer.ts';
import type { AuthLoaders } from './loaders.ts';

/** What every auth resolver gets. */
export interface Context extends DomainContext<AuthServiceService, AuthLoaders> {
  /** The context of a user who has just logged in, for the answer to that login. */
  readonly actAs: (viewer: UserViewer) => Promise<Context>;
}

/**
 * What stands behind a `User`. A login answers the user to a request that is still anonymous: then `own` is
 * the context of that user, with which the fields below are allowed and loaded.
 */
export type UserParent = UserMessage & { readonly own?: Context };

/** What stands behind a `Role`: its key; the rest is loaded when it is asked for. */
export interface RoleReference {
  readonly key: string;
}

/** What stands behind the subject of a notification: an entity of another domain, and of which type it is. */
export interface SubjectReference {
  readonly __typename: 'Reservation' | 'Invoice' | 'PaymentIntent' | 'Lead' | 'LeaveRequest' | 'Event';
  readonly id: string;
}
