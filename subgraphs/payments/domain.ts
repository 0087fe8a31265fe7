import { PaymentsServiceService } from '../../proto/generated/erp/payments/v1/payments.ts';
import { defineDomain } from '../kit/part/define-domain.ts';
import { createLoaders } from './loaders.ts';
import { permissions } from './permissions.ts';
import { resolvers } from './resolvers/resolvers.ts';
import { addWebhookRoute } from './routes/webhook-route.ts';
import { service } from './service/main.ts';

/** Payment intents and refunds over a payment provider. */
export const domain = defineDomain({
  name: 'payments',
  proto: PaymentsServiceService,
  service,
  subgraph: { resolvers, permissions, createLoaders, addRoutes: addWebhookRoute },
});
