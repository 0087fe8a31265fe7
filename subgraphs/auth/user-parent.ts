import type { User as UserMessage } from '../../proto/generated/erp/auth/v1/auth.ts';
import type { Context } from './context.ts';

/**
 * What stands behind a `User`. A login answers the user to a request that is still anonymous: then `own` is
 * the context of that user, with which the fields below are allowed and loaded.
 */
export type UserParent = UserMessage & { readonly own?: Context };
