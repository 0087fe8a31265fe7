import { expect, test } from '@jest/globals';
import { startDomain } from '../../../test/harness/start-domain.ts';
import { waitUntil } from '../../../test/harness/wait-until.ts';
import type { DomainEvent } from '../../kit/events/domain-event.ts';
import { anonymousViewer } from '../../kit/viewer/viewer.ts';
import { domain } from '../domain.ts';

const bootstrap = {
  ERP_AUTH_BOOTSTRAP_EMAIL: 'founder@initech.example',
  ERP_AUTH_BOOTSTRAP_PASSWORD: 'a founder has a long pass phrase',
  ERP_AUTH_DEFAULT_ORGANIZATION: 'initech',
};

test('an empty installation gets its first owner, who can log in, and other domains hear of the organization', async () => {
  const auth = await startDomain(domain, { environment: bootstrap });
  const events: DomainEvent[] = [];
  const subscription = auth.bus.subscribe({
    group: 'bootstrap-test',
    types: ['erp.auth.organization-created.v1'],
    handler: async (event) => {
      events.push(event);
    },
  });
  try {
    const answer = await auth.query(
      anonymousViewer,
      'mutation($input: LoginInput!) { login(input: $input) { user { roles { key } organization { slug } } } }',
      {
        input: { email: bootstrap.ERP_AUTH_BOOTSTRAP_EMAIL, password: bootstrap.ERP_AUTH_BOOTSTRAP_PASSWORD },
      },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      login: { user: { roles: [{ key: 'owner' }], organization: { slug: 'initech' } } },
    });
    const [event] = await waitUntil('the event', async () => (events.length > 0 ? events : undefined));
    expect(event?.data).toMatchObject({ slug: 'initech', name: 'initech' });
  } finally {
    await subscription.close();
    await auth.close();
  }
});
