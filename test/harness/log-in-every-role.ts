import { demoPassword, demoUsers } from '../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient, type GraphqlClient } from './graphql-client.ts';
import { everyRole } from './role-expectation.ts';

/**
 * A client for every role in Acme, by role, `anonymous` among them: demo users, and for roles that none of them has a
 * user who registers and is given the role.
 * @param url the router's GraphQL endpoint, of a start with demo data
 */
export async function logInEveryRole(url: string): Promise<ReadonlyMap<string, GraphqlClient>> {
  const clients = new Map<string, GraphqlClient>([['anonymous', createGraphqlClient(url)]]);
  for (const { email, role, organization } of demoUsers)
    if (organization.slug === 'acme') clients.set(role, await logIn(url, email));
  const owner = clients.get('owner');
  if (!owner) throw new Error('No demo user is the owner of Acme.');
  for (const role of everyRole.filter((name) => !clients.has(name))) {
    // A plus sign keeps these apart from demo users.
    const email = `matrix+${role.replace('_', '-')}@acme.example`;
    const { register } = await owner.run<{ readonly register: { readonly user: { readonly id: string } } }>(
      'mutation($input: RegisterInput!) { register(input: $input) { user { id } } }',
      { input: { email, password: demoPassword, firstName: 'Matrix', organizationSlug: 'acme' } },
    );
    await owner.run('mutation($input: SetUserRolesInput!) { setUserRoles(input: $input) { user { id } } }', {
      input: { userId: register.user.id, roles: [role] },
    });
    clients.set(role, await logIn(url, email));
  }
  return clients;
}

async function logIn(url: string, email: string): Promise<GraphqlClient> {
  const client = createGraphqlClient(url);
  await client.login(email, demoPassword);
  return client;
}
