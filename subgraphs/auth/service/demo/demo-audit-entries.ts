import {
  acme,
  demoOrganizations,
  demoUserByEmail,
  demoUsers,
  globex,
} from '../../../kit/demo/demo-people.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { AuditEntry } from '../model/audit-entry.ts';

const dayMs = 24 * 60 * 60_000;

/** Each organization was founded by its first user, who then let the others in. */
export function buildDemoAuditEntries(foundedAt: Date): readonly AuditEntry[] {
  const founderOf = new Map([
    [acme.id, demoUserByEmail('owner@acme.example').id],
    [globex.id, demoUserByEmail('admin@globex.example').id],
  ]);
  const base = { ip: '192.0.2.10', userAgent: '', requestId: 'demo', occurredAt: foundedAt };
  const founded = demoOrganizations.map(
    (organization): AuditEntry => ({
      ...base,
      id: demoId('audit-entry', `organization:${organization.slug}`),
      organizationId: organization.id,
      action: 'organization.created',
      actorId: founderOf.get(organization.id),
      targetType: 'organization',
      targetId: organization.id,
      details: {},
    }),
  );
  const invited = demoUsers
    .filter((user) => user.id !== founderOf.get(user.organization.id))
    .map(
      (user): AuditEntry => ({
        ...base,
        id: demoId('audit-entry', `user:${user.email}`),
        organizationId: user.organization.id,
        action: 'user.invited',
        actorId: founderOf.get(user.organization.id),
        targetType: 'user',
        targetId: user.id,
        details: { roles: user.role },
        occurredAt: new Date(foundedAt.getTime() + dayMs),
      }),
    );
  return [...founded, ...invited];
}
