import { acme, demoCustomer } from '../../../kit/demo/demo-people.ts';
import type { CrmDependencies } from '../dependencies.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { buildDemoActivities } from './demo-activities.ts';
import { buildDemoContacts, buildDemoCustomers } from './demo-customers.ts';
import { buildDemoLeads } from './demo-leads.ts';
import { buildDemoOpportunities } from './demo-opportunities.ts';

/**
 * Fills the database with 40 customers, their contacts, 60 leads, 30 opportunities and activities, once: when the
 * first demo customer exists, nothing happens. Publishes no events.
 */
export async function seedDemo(dependencies: Pick<CrmDependencies, 'database' | 'clock'>): Promise<void> {
  await unitOfWork.change(dependencies, undefined, async ({ stores, now }) => {
    const seeded = await stores.customers.findByIds(acme.id, [demoCustomer(1).id]);
    if (seeded.length > 0) return;
    const customers = buildDemoCustomers(now);
    const opportunities = buildDemoOpportunities(now);
    const leads = buildDemoLeads(
      now,
      new Map(
        opportunities.flatMap((opportunity) =>
          opportunity.leadId === undefined ? [] : [[opportunity.leadId, opportunity] as const],
        ),
      ),
    );
    await stores.customers.insert(customers);
    await stores.contacts.insert(buildDemoContacts(customers));
    await stores.leads.insert(leads);
    await stores.opportunities.insert(opportunities);
    await stores.activities.insert(buildDemoActivities(customers, leads, opportunities));
  });
}
