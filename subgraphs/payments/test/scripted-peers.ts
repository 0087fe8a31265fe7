import { FinanceServiceService, type Invoice } from '../../../proto/generated/erp/finance/v1/finance.ts';
import {
  type Reservation,
  ReservationsServiceService,
} from '../../../proto/generated/erp/reservations/v1/reservations.ts';
import { DomainError } from '../../kit/errors/domain-error.ts';
import type { GrpcService } from '../../kit/grpc/grpc-method.ts';
import { type ServiceCall, startGrpcServer } from '../../kit/grpc/grpc-server.ts';
import type { RunningPart } from '../../kit/lifecycle/running-part.ts';
import { createLogger } from '../../kit/observability/logger.ts';
import { createPartMetrics } from '../../kit/observability/part-metrics.ts';
import { requireOrganization } from '../../kit/viewer/viewer.ts';
import type { ViewerTokens } from '../../kit/viewer/viewer-token.ts';

/** What a test says about a reservation; the rest has plausible values. */
interface ScriptedReservation {
  readonly organizationId?: string;
  readonly userId?: string;
  readonly status?: Reservation['status'];
  readonly minorUnits?: bigint;
  readonly expiresAt?: Date;
}

/** What a test says about an invoice; the rest has plausible values. */
interface ScriptedInvoice {
  readonly organizationId?: string;
  readonly userId?: string;
  readonly status?: Invoice['status'];
  readonly totalMinorUnits?: bigint;
  readonly dueMinorUnits?: bigint;
  readonly reservationId?: string;
}

/** Reservations and finance as payments sees them: real gRPC servers that answer what the test wrote down. */
export interface ScriptedPeers {
  readonly reservations: Map<string, ScriptedReservation>;
  readonly invoices: Map<string, ScriptedInvoice>;
  readonly addresses: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Starts gRPC servers in place of reservations and finance, which answer with the rows that a test scripts. */
export async function startScriptedPeers(viewerTokens: ViewerTokens): Promise<ScriptedPeers> {
  const reservations = new Map<string, ScriptedReservation>();
  const invoices = new Map<string, ScriptedInvoice>();
  const reservationsServer = await serve(viewerTokens, ReservationsServiceService, {
    batchGetReservations: async ({ ids }: { ids: string[] }, { viewer }: ServiceCall) => ({
      reservations: ids.flatMap((id) => {
        const scripted = reservations.get(id);
        const organizationId = scripted?.organizationId ?? 'acme-org';
        return scripted && organizationId === requireOrganization(viewer)
          ? [toReservation(id, scripted)]
          : [];
      }),
    }),
  });
  const financeServer = await serve(viewerTokens, FinanceServiceService, {
    batchGetInvoices: async ({ ids }: { ids: string[] }, { viewer }: ServiceCall) => ({
      invoices: ids.flatMap((id) => {
        const scripted = invoices.get(id);
        const organizationId = scripted?.organizationId ?? 'acme-org';
        return scripted && organizationId === requireOrganization(viewer) ? [toInvoice(id, scripted)] : [];
      }),
    }),
  });
  return {
    reservations,
    invoices,
    addresses: { reservations: reservationsServer.address, finance: financeServer.address },
    close: async () => {
      await reservationsServer.close();
      await financeServer.close();
    },
  };
}

type Handler = (request: never, call: ServiceCall) => Promise<unknown>;

/** Methods without a script answer UNAVAILABLE. */
function serve(
  viewerTokens: ViewerTokens,
  definition: GrpcService,
  handlers: Readonly<Record<string, Handler>>,
): Promise<RunningPart> {
  const unscripted: Handler = async () => {
    throw new DomainError('UNAVAILABLE', 'The test has no answer for this.');
  };
  return startGrpcServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      {
        definition,
        implementation: Object.fromEntries(
          Object.keys(definition).map((name) => [name, handlers[name] ?? unscripted]),
        ),
      },
    ],
    viewerTokens,
    logger: createLogger('scripted-peer', 'silent'),
    metrics: createPartMetrics('scripted-peer', { collectProcessMetrics: false }),
  });
}

function toReservation(id: string, scripted: ScriptedReservation): Reservation {
  const now = new Date();
  return {
    id,
    organizationId: scripted.organizationId ?? 'acme-org',
    eventId: 'event-1',
    userId: scripted.userId ?? 'user-1',
    status: scripted.status ?? 'HELD',
    items: [],
    total: { minorUnits: scripted.minorUnits ?? 7_800n, currencyCode: 'EUR' },
    expiresAt: scripted.expiresAt ?? new Date(now.getTime() + 600_000),
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

function toInvoice(id: string, scripted: ScriptedInvoice): Invoice {
  const now = new Date();
  const total = scripted.totalMinorUnits ?? 10_000n;
  const due = scripted.dueMinorUnits ?? total;
  const eur = (minorUnits: bigint) => ({ minorUnits, currencyCode: 'EUR' });
  return {
    id,
    status: scripted.status ?? 'ISSUED',
    userId: scripted.userId,
    reservationId: scripted.reservationId,
    currencyCode: 'EUR',
    pricesIncludeTax: true,
    lines: [],
    subtotal: eur(total),
    tax: eur(0n),
    total: eur(total),
    amountPaid: eur(total - due),
    amountDue: eur(due),
    isOverdue: false,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}
