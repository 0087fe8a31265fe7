import type { ServiceCall } from '../../kit/grpc/grpc-server.ts';
import { defineUnitOfWork, type Unit } from '../../kit/part/unit-of-work.ts';
import { newId } from '../../kit/values/uuid-v7.ts';
import type { AuditEntry, AuditNote } from './model/audit-entry.ts';
import { type AuthStores, createStores } from './stores/stores.ts';

/** One change of auth: its rows, its events and its audit entries are stored together or not at all. */
export interface AuthUnit extends Unit<AuthStores> {
  /** Adds a line to the audit log, with the caller and the origin of the call. */
  audit(note: AuditNote): Promise<void>;
}

/** How use cases of auth change and read its data. */
export const unitOfWork = defineUnitOfWork(
  createStores,
  (unit, call): Pick<AuthUnit, 'audit'> => ({
    audit: (note) => unit.stores.audit.insert([toAuditEntry(note, call, unit.now)]),
  }),
);

/** Without a call, what the service does by itself has no actor and no origin. */
function toAuditEntry(note: AuditNote, call: ServiceCall | undefined, now: Date): AuditEntry {
  const viewer = call?.viewer;
  return {
    id: newId(),
    organizationId: note.organizationId,
    action: note.action,
    actorId: note.actorId ?? (viewer?.kind === 'user' ? viewer.userId : undefined),
    targetType: note.targetType,
    targetId: note.targetId,
    ip: call?.clientIp ?? '',
    userAgent: call?.clientUserAgent ?? '',
    requestId: call?.requestId ?? '',
    details: note.details ?? {},
    occurredAt: now,
  };
}
