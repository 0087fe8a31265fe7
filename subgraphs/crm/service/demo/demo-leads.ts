import { acme, type DemoOrganization, demoUserByEmail, globex } from '../../../kit/demo/demo-people.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import { type Lead, type LeadStatus, leadSources } from '../model/lead.ts';
import type { Opportunity } from '../model/opportunity.ts';
import { slugOf } from './demo-customers.ts';

const firstNames = [
  'Aino',
  'Bram',
  'Clara',
  'Dmitri',
  'Esra',
  'Felix',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
] as const;
const lastNames = ['Aalto', 'Berg', 'Castillo', 'Dubois', 'Engel', 'Fabbri'] as const;
const lines = ['Events', 'Conferences', 'Weddings', 'Festivals', 'Theatre'] as const;

/** Per ten leads; the fourth becomes an opportunity. */
const statuses: readonly LeadStatus[] = [
  'NEW',
  'CONTACTED',
  'QUALIFIED',
  'CONVERTED',
  'LOST',
  'NEW',
  'CONTACTED',
  'QUALIFIED',
  'NEW',
  'LOST',
];

const lostReasons = ['Chose a competitor', 'No budget this year', 'Could not be reached'] as const;
const dayMs = 86_400_000;

/** The lead that became opportunity n (1..6), as its number among the 60 leads. */
export function convertedLeadNumber(opportunityNumber: number): number {
  return opportunityNumber * 10 - 6;
}

/** The id of demo lead 1..60. */
export function demoLeadId(number: number): string {
  return demoId('lead', number);
}

/**
 * The 60 leads of the demo data in every status: 1..50 of Acme, 51..60 of Globex. Lead 4 became opportunity 1,
 * lead 14 opportunity 2 and so on. Every ninth lead has no owner yet.
 */
export function buildDemoLeads(
  now: Date,
  opportunityOfLead: ReadonlyMap<string, Opportunity>,
): readonly Lead[] {
  return Array.from({ length: 60 }, (_, index) => {
    const number = index + 1;
    const organization: DemoOrganization = number <= 50 ? acme : globex;
    const sales = demoUserByEmail(organization === acme ? 'sales@acme.example' : 'admin@globex.example');
    const status = statuses[index % statuses.length] ?? 'NEW';
    const name = `${firstNames[index % 10] ?? ''} ${lastNames[Math.floor(index / 10)] ?? ''}`;
    const company = number % 4 === 0 ? undefined : `${name.split(' ')[1] ?? ''} ${lines[index % 5] ?? ''}`;
    const createdAt = new Date(now.getTime() - (2 + index * 2) * dayMs);
    const changedAt = new Date(createdAt.getTime() + dayMs);
    const conversion = status === 'CONVERTED' ? opportunityOfLead.get(demoLeadId(number)) : undefined;
    return {
      id: demoLeadId(number),
      organizationId: organization.id,
      status,
      source: leadSources[index % leadSources.length] ?? 'OTHER',
      score: (number * 37) % 101,
      name,
      company,
      email: `${slugOf(name)}@${slugOf(company ?? 'private mail')}.example`,
      phone: number % 3 === 0 ? undefined : `+46 31 700 ${String(2_000 + number)}`,
      ownerId: status === 'NEW' && number % 9 === 0 ? undefined : sales.id,
      lostReason: status === 'LOST' ? lostReasons[index % lostReasons.length] : undefined,
      customerId: conversion?.customerId,
      opportunityId: conversion?.id,
      convertedAt: conversion?.createdAt,
      createdAt,
      updatedAt: conversion?.createdAt ?? (status === 'NEW' ? createdAt : changedAt),
      version: status === 'NEW' ? 1 : 2,
    };
  });
}
