import type { Database } from '../database/database.ts';
import type { Migrations } from '../database/migrate.ts';
import type { EventHandler } from '../events/event-consumer.ts';
import type { Peer } from '../grpc/connect-peer.ts';
import type { GrpcService } from '../grpc/grpc-method.ts';
import type { ServiceHandlers } from '../grpc/grpc-server.ts';
import type { PeriodicJob } from '../lifecycle/periodic-job.ts';
import type { Logger } from '../observability/logger.ts';
import type { Clock } from '../values/clock.ts';
import type { PermissionsByRole } from '../viewer/permission-grants.ts';
import type { SettingsDefinition } from './define-settings.ts';
import type { NodeTypes } from './node-rpcs.ts';

/** What a service's own parts are built from. */
export interface ServiceStart<Tables, Settings> {
  /** Open and migrated. */
  readonly database: Database<Tables>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: Settings;
  /** What the domains let each role do. */
  readonly permissionsByRole: PermissionsByRole;
  /** The service of another domain, connected with the first question; closed when the service has stopped. */
  connectPeer<Service extends GrpcService>(domain: string, definition: Service): Peer<Service>;
}

/** A service's own parts. */
export interface ServiceParts<Proto extends GrpcService, Tables> {
  /** One function for every RPC of the domain's proto service. */
  readonly rpcs: ServiceHandlers<Proto>;
  /** From the domain's `consumed-events.ts`. */
  readonly eventHandlers?: ReadonlyArray<EventHandler<Tables>>;
  readonly jobs?: readonly PeriodicJob[];
  /** Fills an empty database with demo data; must be safe to run twice. Never runs twice at the same time. */
  readonly seed?: () => Promise<void>;
  /** Releases what the parts opened themselves, for example workers. */
  readonly close?: () => Promise<void> | void;
}

/** What a service decides about calls with an idempotency key. */
export interface IdempotencyRules<Proto> {
  /** How long they are remembered; by default what the installation says (`ERP_IDEMPOTENCY_HOURS`). */
  readonly retentionHours?: number;
  /** Added to what seals the remembered results, besides the keys of the callers. */
  readonly secret?: string | undefined;
  /** RPCs for which keys have no meaning, because what they answer must not be kept. */
  readonly rpcsWithoutKeys?: ReadonlyArray<keyof Proto & string>;
}

/** The service half of a domain. */
export interface ServiceDefinition<Proto extends GrpcService, Tables, Settings> {
  readonly migrations: Migrations;
  /** From the domain's `node-types.ts`: every type that implements `Node` in its SDL. */
  readonly nodeTypes: NodeTypes<Proto>;
  /** Read before the database is opened; undefined when the domain has none. */
  readonly settings?: SettingsDefinition<Settings>;
  /** Left out where the defaults do. */
  readonly idempotency?: (settings: Settings) => IdempotencyRules<Proto>;
  readonly createParts: (
    start: ServiceStart<Tables, Settings>,
  ) => ServiceParts<Proto, Tables> | Promise<ServiceParts<Proto, Tables>>;
}

/** The identity, for its types: what `createParts` gets and must return follows from them. */
export function defineService<Proto extends GrpcService, Tables, Settings = undefined>(
  definition: ServiceDefinition<Proto, Tables, Settings>,
): ServiceDefinition<Proto, Tables, Settings> {
  return definition;
}
