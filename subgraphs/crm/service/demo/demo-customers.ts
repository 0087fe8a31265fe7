import { demoCustomers } from '../../../kit/demo/demo-people.ts';
import { demoId } from '../../../kit/values/uuid-v7.ts';
import type { Contact } from '../model/contact.ts';
import type { Customer } from '../model/customer.ts';

const companies = [
  'Alder & Sons Printing',
  'Baltic Freight',
  'Casa Verde Catering',
  'Delta Stage Rentals',
  'Eastbank Hotels',
  'Fjord Instruments',
  'Gallery Nord',
  'Hansa Logistics',
  'Ibex Outdoor',
  'Juniper Media',
  'Kestrel Security',
  'Lumen Lighting',
  'Meridian Travel',
  'Northwind Traders',
  'Opal Ceramics',
  'Parkside Brewery',
  'Quantum Sound',
  'Riverside Schools Trust',
  'Sunfield Farms',
  'Tern Airlines',
  'Umbra Films',
  'Vantage Insurance',
  'Willow Health',
  'Xylo Music Academy',
  'Yarrow Cosmetics',
  'Zephyr Sailing Club',
] as const;

const people = [
  'Amelia Novak',
  'Benedikt Larsen',
  'Carmen Ortega',
  'Dario Conti',
  'Elif Yilmaz',
  'Freya Lindholm',
  'Gabriel Moreau',
  'Helena Kowalska',
  'Ivan Petrov',
  'Jana Dvorak',
  'Kofi Mensah',
  'Leila Haddad',
  'Marek Zielinski',
  'Nadia Rahimi',
] as const;

const places = [
  { street: 'Hafenstrasse 12', postalCode: '20457', city: 'Hamburg', country: 'DE' },
  { street: 'Rue des Lilas 8', postalCode: '69003', city: 'Lyon', country: 'FR' },
  { street: 'Via Garibaldi 31', postalCode: '16124', city: 'Genova', region: 'Liguria', country: 'IT' },
  { street: 'Storgatan 5', postalCode: '411 24', city: 'Göteborg', country: 'SE' },
  { street: 'Calle Mayor 77', postalCode: '28013', city: 'Madrid', country: 'ES' },
  { street: '410 Harbor Avenue', postalCode: '98104', city: 'Seattle', region: 'WA', country: 'US' },
] as const;

const dayMs = 86_400_000;

/** The 40 customers of the demo data: 26 companies and 14 people; customer 34 is archived. */
export function buildDemoCustomers(now: Date): readonly Customer[] {
  return demoCustomers.map(({ number, id, organization, ownerId }) => {
    const name = nameOf(number);
    const createdAt = new Date(now.getTime() - (400 - 9 * number) * dayMs);
    const archivedAt = number === 34 ? new Date(now.getTime() - 12 * dayMs) : undefined;
    return {
      id,
      organizationId: organization.id,
      kind: isCompany(number) ? 'COMPANY' : 'PERSON',
      name,
      email: isCompany(number) ? `office@${slugOf(name)}.example` : `${slugOf(name)}@mail.example`,
      phone: `+49 40 555 ${String(1_000 + number * 7)}`,
      address: number % 5 === 0 ? undefined : places[number % places.length],
      ownerId,
      archivedAt,
      createdAt,
      updatedAt: archivedAt ?? createdAt,
      version: archivedAt ? 2 : 1,
    };
  });
}

/** Two contacts of every company, the first one primary. */
export function buildDemoContacts(customers: readonly Customer[]): readonly Contact[] {
  return customers
    .filter((customer) => customer.kind === 'COMPANY')
    .flatMap((customer, index) =>
      ['Head of Purchasing', 'Accounts Payable'].map((position, at) => {
        const name = people[(index * 2 + at) % people.length] ?? people[0];
        return {
          id: demoId('contact', `${customer.id}:${at}`),
          organizationId: customer.organizationId,
          customerId: customer.id,
          name,
          position,
          email: `${slugOf(name)}@${slugOf(customer.name)}.example`,
          phone: undefined,
          isPrimary: at === 0,
          createdAt: customer.createdAt,
          updatedAt: customer.createdAt,
          version: 1,
        };
      }),
    );
}

/** Every third customer is a person, until the names of people are used up. */
function isCompany(number: number): boolean {
  return number % 3 !== 0 && number !== 40;
}

function nameOf(number: number): string {
  const before = Array.from({ length: number - 1 }, (_, index) => isCompany(index + 1));
  const rank = before.filter((company) => company === isCompany(number)).length;
  const names: readonly string[] = isCompany(number) ? companies : people;
  const name = names[rank];
  if (name === undefined) throw new Error(`There is no name for demo customer ${number}.`);
  return name;
}

/** `Alder & Sons Printing` → `alder-sons-printing`. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
