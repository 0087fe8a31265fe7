import { type DemoUser, demoOrganizations, demoPassword, demoUsers } from '../../../kit/demo/demo-people.ts';
import type { AuthDependencies } from '../dependencies.ts';
import type { Account } from '../model/user.ts';
import type { AuthStores } from '../stores/stores.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { buildDemoAuditEntries } from './demo-audit-entries.ts';
import { buildDemoNotifications } from './demo-notifications.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * Organizations, users (one password hash for all of them), notifications and a start of the audit log. What exists
 * stays as it is: an organization or user that is missing is added with the records about it.
 * Nothing is published: the other domains seed their own side.
 */
export async function seedDemo(
  dependencies: Pick<AuthDependencies, 'database' | 'clock' | 'hasher'>,
): Promise<void> {
  if ((await findMissing(unitOfWork.read(dependencies))).users.length === 0) return;
  const passwordHash = await dependencies.hasher.hash(demoPassword);
  await unitOfWork.change(dependencies, undefined, async ({ stores, now }) => {
    const foundedAt = new Date(now.getTime() - 120 * dayMs);
    const { organizations, users } = await findMissing(stores);
    const missingIds = new Set([...organizations, ...users].map(({ id }) => id));
    await stores.organizations.insert(
      organizations.map(({ id, name, slug }) => ({
        id,
        name,
        slug,
        createdAt: foundedAt,
        updatedAt: foundedAt,
        version: 1,
      })),
    );
    await stores.accounts.insert(users.map((user) => toAccount(user, passwordHash, foundedAt)));
    for (const { id, organization, role } of users) {
      const membership = { organizationId: organization.id, status: 'ACTIVE', roles: [role] } as const;
      await stores.memberships.insert(id, membership, foundedAt);
    }
    await stores.notifications.insert(
      buildDemoNotifications(now).filter(({ userId }) => missingIds.has(userId)),
    );
    await stores.audit.insert(
      buildDemoAuditEntries(foundedAt).filter(({ targetId }) => missingIds.has(targetId)),
    );
  });
}

async function findMissing(stores: Pick<AuthStores, 'organizations' | 'accounts'>): Promise<DemoRows> {
  const known = await stores.organizations.findByIds(demoOrganizations.map(({ id }) => id));
  const accounts = await Promise.all(demoUsers.map(({ email }) => stores.accounts.findByEmail(email)));
  return {
    organizations: demoOrganizations.filter(({ id }) =>
      known.every((organization) => organization.id !== id),
    ),
    users: demoUsers.filter((_user, index) => accounts[index] === undefined),
  };
}

interface DemoRows {
  readonly organizations: typeof demoOrganizations;
  readonly users: readonly DemoUser[];
}

function toAccount(user: DemoUser, passwordHash: string, createdAt: Date): Account {
  return {
    id: user.id,
    email: user.email,
    firstName: user.firstName,
    lastName: user.lastName,
    username: undefined,
    emailProvenAt: createdAt,
    passwordHash,
    homeOrganizationId: user.organization.id,
    isMfaEnabled: false,
    lastLoginAt: undefined,
    createdAt,
    updatedAt: createdAt,
    version: 1,
  };
}
