import type { User as UserMessage } from '../../proto/generated/erp/auth/v1/auth.ts';
import type { SubgraphContext } from '../kit/graphql/subgraph-context.ts';
import type { UserViewer } from '../kit/viewer/viewer.ts';
import type { ViewerTokens } from '../kit/viewer/viewer-token.ts';
import { type AuthLoaders, createLoaders } from './loaders.ts';
import type { AuthClient } from './service-client.ts';

/** What every auth resolver gets. */
export interface Context extends SubgraphContext {
  readonly auth: AuthClient;
  readonly loaders: AuthLoaders;
  /** The context of somebody who has just proved who they are, for what their login answers. */
  readonly actAs: (viewer: UserViewer) => Promise<Context>;
}

/** The context of one request; its loaders see what its viewer may see. */
export function createContext(
  auth: AuthClient,
  viewerTokens: ViewerTokens,
  request: SubgraphContext,
): Context {
  return {
    ...request,
    auth,
    loaders: createLoaders(auth, request.call),
    actAs: async (viewer) => {
      const call = { ...request.call, viewerToken: await viewerTokens.sign(viewer) };
      return createContext(auth, viewerTokens, { ...request, viewer, call });
    },
  };
}

/**
 * What stands behind a `User`. A login answers the user to a request that is still anonymous: then `own` is
 * the context of that user, with which the fields below are allowed and loaded.
 */
export type UserParent = UserMessage & { readonly own?: Context };
