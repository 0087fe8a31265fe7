import { foldEmail } from '../../../kit/values/text.ts';
import { newId } from '../../../kit/values/uuid-v7.ts';
import { addAccount } from '../accounts/add-account.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { organizationCreated } from '../published-events.ts';
import { unitOfWork } from '../unit-of-work.ts';

/**
 * Founds the default organization with its owner when the database holds no organization and the settings
 * name one: registration needs an organization, and founding one needs a user.
 */
export async function bootstrapOwner(dependencies: AuthDependencies): Promise<void> {
  const { settings, hasher, logger } = dependencies;
  const { bootstrap, defaultOrganization: slug } = settings;
  if (!bootstrap || (await unitOfWork.read(dependencies).organizations.hasAny())) return;
  const passwordHash = await hasher.hash(bootstrap.password);
  const isFounded = await unitOfWork.change(dependencies, undefined, async (unit) => {
    const { stores, now, publish } = unit;
    if (await stores.organizations.hasAny()) return false;
    const organization = { id: newId(), name: slug, slug, createdAt: now, updatedAt: now, version: 1 };
    await stores.organizations.insert([organization]);
    const owner = await addAccount(unit, organization, {
      email: foldEmail(bootstrap.email),
      firstName: 'Owner',
      lastName: '',
      username: undefined,
      emailProvenAt: now,
      passwordHash,
      roles: ['owner'],
    });
    await publish(organizationCreated(organization, owner.id));
    return true;
  });
  if (isFounded) logger.info({ organization: slug }, 'first organization founded');
}
