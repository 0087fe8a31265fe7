import { expect, test } from '@jest/globals';
import { startDomain } from '../../../test/harness/start-domain.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { domain } from '../domain.ts';

const bootstrap = {
  ERP_AUTH_BOOTSTRAP_EMAIL: 'founder@initech.example',
  ERP_AUTH_BOOTSTRAP_PASSWORD: 'a founder has a long pass phrase',
  ERP_AUTH_DEFAULT_ORGANIZATION: 'initech',
};

test('an empty installation gets its first owner, who can log in, and other domains hear of the organization', async () => {
  const auth = await startDomain(domain, { environment: bootstrap });
  try {
    const data = await auth.run(
      anonymousViewer,
      'mutation($input: LoginInput!) { login(input: $input) { user { roles { key } organization { slug } } } }',
      {
        input: { email: bootstrap.ERP_AUTH_BOOTSTRAP_EMAIL, password: bootstrap.ERP_AUTH_BOOTSTRAP_PASSWORD },
      },
    );
    expect(data).toEqual({
      login: { user: { roles: [{ key: 'owner' }], organization: { slug: 'initech' } } },
    });
    const { data: founded } = await auth.events.until(
      ({ type }) => type === 'erp.auth.organization-created.v1',
    );
    expect(founded).toMatchObject({ slug: 'initech', name: 'initech' });
  } finally {
    await auth.close();
  }
});
