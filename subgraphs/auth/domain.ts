import { AuthServiceService } from '../../proto/generated/erp/auth/v1/auth.ts';
import { defineDomain } from '../kit/part/define-domain.ts';
import type { Context } from './context.ts';
import { createLoaders } from './loaders.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { addKeySetRoute } from './routes/key-set-route.ts';
import { service } from './service/main.ts';

/** Users, organizations, roles, sessions, notifications and the audit log. */
export const domain = defineDomain({
  name: 'auth',
  proto: AuthServiceService,
  service,
  subgraph: {
    resolvers,
    permissions,
    createLoaders,
    extendContext: (context, { viewerTokens, createContext }): Context => ({
      ...context,
      actAs: async (viewer) => {
        const call = { ...context.call, viewerToken: await viewerTokens.sign(viewer) };
        return createContext({ requestId: context.requestId, viewer, call });
      },
    }),
    addRoutes: (server, { service: auth, viewerTokens }) => addKeySetRoute(server, auth, viewerTokens),
  },
});
