import { z } from 'zod';
import { NodeServiceService } from '../../../proto/generated/erp/node/v1/node.ts';
import { connectPeer } from '../grpc/connect-peer.ts';
import type { GrpcService } from '../grpc/grpc-method.ts';
import { bindService } from '../grpc/grpc-server.ts';
import type { RunningPart } from '../lifecycle/running-part.ts';
import type { ServiceDefinition } from './define-service.ts';
import { installationVariables } from './installation-settings.ts';
import { createNodeRpcs } from './node-rpcs.ts';
import { readSettings } from './read-settings.ts';
import { type ServiceOptions, startService } from './service-runtime.ts';

const idempotencySchema = z.object({
  ERP_IDEMPOTENCY_HOURS: installationVariables.ERP_IDEMPOTENCY_HOURS,
});
const hourMs = 60 * 60_000;

/** Starts the service half of a domain: settings first, then everything over its open database. */
export async function startDomainService<Proto extends GrpcService, Tables, Settings>(
  domain: {
    readonly name: string;
    readonly proto: Proto;
    readonly service: ServiceDefinition<Proto, Tables, Settings>;
  },
  options: ServiceOptions,
): Promise<RunningPart> {
  const { name, proto, service } = domain;
  // A domain without settings has `undefined` for their type.
  const settings = service.settings?.read(options.environment) as Settings;
  const rules = service.idempotency?.(settings);
  const installation = readSettings(name, idempotencySchema, options.environment);
  const peers: Array<{ close(): void }> = [];
  return startService<Tables>(
    {
      domain: name,
      migrations: service.migrations,
      idempotency: {
        retentionMs: (rules?.retentionHours ?? installation.ERP_IDEMPOTENCY_HOURS) * hourMs,
        secret: rules?.secret,
        rpcsWithoutKeys: new Set(rules?.rpcsWithoutKeys),
      },
      createParts: async (database) => {
        const { rpcs, close, ...parts } = await service.createParts({
          database,
          clock: options.clock,
          logger: options.logger,
          settings,
          permissionsByRole: options.permissionsByRole,
          connectPeer: (peerName, definition) => {
            const peer = connectPeer(definition, () => options.peerAddress(peerName), options.viewerTokens);
            peers.push(peer);
            return peer;
          },
        });
        return {
          ...parts,
          services: [
            bindService(proto, rpcs),
            bindService(NodeServiceService, createNodeRpcs(service.nodeTypes, rpcs)),
          ],
          close: async () => {
            await close?.();
            for (const peer of peers) peer.close();
          },
        };
      },
    },
    options,
  );
}
