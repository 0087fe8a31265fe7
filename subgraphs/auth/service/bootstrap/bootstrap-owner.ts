import { newId } from '../../../kit/values/uuid-v7.ts';
import { anonymousViewer } from '../../../kit/viewer/viewer.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { normalizeEmail } from '../model/user.ts';
import { organizationCreated } from '../published-events.ts';
import { changeAtomically } from '../unit-of-work.ts';
import { addAccount } from '../use-cases/register-user.ts';

/**
 * Founds the default organization with its owner when the database holds no organization and the settings
 * name one: registration needs an organization, and founding one needs a user.
 */
export async function bootstrapOwner(dependencies: AuthDependencies): Promise<void> {
  const { settings, hasher, logger } = dependencies;
  const { bootstrap, defaultOrganization } = settings;
  if (!bootstrap) return;
  const origin = { viewer: anonymousViewer, clientIp: '', clientUserAgent: '', requestId: 'bootstrap' };
  const passwordHash = await hasher.hash(bootstrap.password);
  const isFounded = await changeAtomically(dependencies, origin, async (unit) => {
    if (await unit.stores.organizations.hasAny()) return false;
    const organization = {
      id: newId(),
      name: defaultOrganization,
      slug: defaultOrganization,
      createdAt: unit.now,
      updatedAt: unit.now,
      version: 1,
    };
    await unit.stores.organizations.insert(organization);
    const owner = await addAccount(unit, organization, {
      email: normalizeEmail(bootstrap.email),
      firstName: 'Owner',
      lastName: '',
      username: undefined,
      passwordHash,
      roles: ['owner'],
    });
    await unit.publish(organizationCreated(organization, owner.id));
    return true;
  });
  if (isFounded) logger.info({ organization: defaultOrganization }, 'first organization founded');
}
