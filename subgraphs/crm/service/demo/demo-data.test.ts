import { expect, test } from '@jest/globals';
import { acme, demoCustomers, globex } from '../../../kit/demo/demo-people.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { contactFields } from '../model/contact.ts';
import { customerFields } from '../model/customer.ts';
import { leadFields, leadStatuses } from '../model/lead.ts';
import { opportunityFields, opportunityStages } from '../model/opportunity.ts';
import { buildDemoActivities } from './demo-activities.ts';
import { buildDemoContacts, buildDemoCustomers } from './demo-customers.ts';
import { buildDemoLeads } from './demo-leads.ts';
import { buildDemoOpportunities } from './demo-opportunities.ts';

const now = new Date('2026-05-20T10:00:00.000Z');
const customers = buildDemoCustomers(now);
const contacts = buildDemoContacts(customers);
const opportunities = buildDemoOpportunities(now);
const leads = buildDemoLeads(
  now,
  new Map(opportunities.flatMap((one) => (one.leadId === undefined ? [] : [[one.leadId, one] as const]))),
);
const activities = buildDemoActivities(customers, leads, opportunities);
const organizationOf = new Map(customers.map((customer) => [customer.id, customer.organizationId]));

test('there are as many as promised, with ids of their own', () => {
  expect([customers.length, leads.length, opportunities.length]).toEqual([40, 60, 30]);
  expect(contacts.length).toBeGreaterThan(40);
  expect(activities.length).toBeGreaterThan(80);
  for (const rows of [customers, contacts, leads, opportunities, activities])
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  expect(customers.map((customer) => customer.id)).toEqual(demoCustomers.map((customer) => customer.id));
});

test('they keep the rules that clients have to keep', () => {
  for (const customer of customers) validateInput(customerFields, customer);
  for (const contact of contacts) validateInput(contactFields, contact);
  for (const lead of leads) validateInput(leadFields, lead);
  for (const opportunity of opportunities) validateInput(opportunityFields, opportunity);
  expect(new Set(customers.map((customer) => customer.name)).size).toBe(40);
});

test('every status and stage occurs in both organizations', () => {
  for (const { id } of [acme, globex]) {
    const ofOrganization = <Row extends { readonly organizationId: string }>(rows: readonly Row[]): Row[] =>
      rows.filter((row) => row.organizationId === id);
    expect(new Set(ofOrganization(leads).map((lead) => lead.status))).toEqual(new Set(leadStatuses));
    expect(new Set(ofOrganization(opportunities).map((one) => one.stage))).toEqual(
      new Set(opportunityStages),
    );
  }
});

test('nothing refers to another organization, to the future, or to half a conversion', () => {
  for (const row of [...contacts, ...opportunities])
    expect(organizationOf.get(row.customerId)).toBe(row.organizationId);
  for (const row of [...leads, ...activities])
    if (row.customerId !== undefined) expect(organizationOf.get(row.customerId)).toBe(row.organizationId);
  for (const row of [...customers, ...leads, ...opportunities, ...activities])
    expect(row.createdAt.getTime()).toBeLessThan(now.getTime());
  for (const lead of leads) {
    const isConverted = lead.status === 'CONVERTED';
    expect(
      [lead.customerId, lead.opportunityId, lead.convertedAt].map((value) => value !== undefined),
    ).toEqual([isConverted, isConverted, isConverted]);
  }
});
