import { appendEvents, type NewEvent } from '../../kit/events/outbox.ts';
import type { ServiceCall } from '../../kit/grpc/grpc-server.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import type { AuthDependencies } from './dependencies.ts';
import type { AuditEntry } from './stores/audit-store.ts';
import { type AuthStores, createStores } from './stores/stores.ts';

/** Who asked, for the audit log: the part of a call that is recorded. */
export type Origin = Pick<ServiceCall, 'viewer' | 'clientIp' | 'clientUserAgent' | 'requestId'>;

/** What a use case writes down about a change besides the rows it changes. */
export interface AuditNote {
  readonly organizationId: string;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  readonly details?: Readonly<Record<string, string>>;
  /** Who did it when the call itself is anonymous, for example the user who logs in. */
  readonly actorId?: string;
}

/** One change: its rows, its events and its audit entries are stored together or not at all. */
export interface UnitOfWork {
  readonly stores: AuthStores;
  readonly now: Date;
  readonly origin: Origin;
  publish(event: NewEvent): Promise<void>;
  audit(note: AuditNote): Promise<void>;
}

/** Runs `work` in one transaction. It may run again after a deadlock: no effects outside the unit. */
export function changeAtomically<Result>(
  dependencies: AuthDependencies,
  origin: Origin,
  work: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  const { database, clock } = dependencies;
  return database.transaction((transaction) => {
    const stores = createStores(transaction, database.engine);
    const now = clock();
    return work({
      stores,
      now,
      origin,
      publish: (event) => appendEvents(transaction, now, [event]),
      audit: (note) => stores.audit.insert(toEntry(note, origin, now)),
    });
  });
}

function toEntry(note: AuditNote, origin: Origin, now: Date): AuditEntry {
  const { viewer } = origin;
  return {
    id: newId(),
    organizationId: note.organizationId,
    action: note.action,
    actorId: note.actorId ?? (viewer.kind === 'user' ? viewer.userId : undefined),
    targetType: note.targetType,
    targetId: note.targetId,
    ip: origin.clientIp,
    userAgent: origin.clientUserAgent,
    requestId: origin.requestId,
    details: note.details ?? {},
    occurredAt: now,
  };
}
