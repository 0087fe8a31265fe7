import { demoId } from '../values/uuid-v7.ts';

/** Organizations, users and customers of the demo data: the facts that more than one domain refers to. */
export interface DemoOrganization {
  readonly id: string;
  readonly slug: 'acme' | 'globex';
  readonly name: string;
  /** Currency the organization keeps its books in. */
  readonly currency: string;
}

/** The larger organization of the demo data. */
export const acme: DemoOrganization = {
  id: demoId('organization', 'acme'),
  slug: 'acme',
  name: 'Acme',
  currency: 'EUR',
};
/** The smaller organization of the demo data, for which the rows of Acme do not exist. */
export const globex: DemoOrganization = {
  id: demoId('organization', 'globex'),
  slug: 'globex',
  name: 'Globex',
  currency: 'USD',
};
/** Both organizations of the demo data. */
export const demoOrganizations: readonly DemoOrganization[] = [acme, globex];

/** Password of every demo user. */
export const demoPassword = 'correct-horse-battery-staple';

/** A user of the demo data with one role. */
export interface DemoUser {
  readonly id: string;
  readonly organization: DemoOrganization;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: string;
}

function demoUser(
  organization: DemoOrganization,
  name: string,
  firstName: string,
  lastName: string,
  role: string,
): DemoUser {
  const email = `${name}@${organization.slug}.example`;
  return { id: demoId('user', email), organization, email, firstName, lastName, role };
}

/** The users of the demo data, who all log in with `demoPassword`. */
export const demoUsers: readonly DemoUser[] = [
  demoUser(acme, 'owner', 'Olivia', 'Okafor', 'owner'),
  demoUser(acme, 'admin', 'Adam', 'Andersen', 'admin'),
  demoUser(acme, 'sales', 'Sofia', 'Santos', 'sales_rep'),
  demoUser(acme, 'hr', 'Hanna', 'Horvat', 'hr_manager'),
  demoUser(acme, 'finance', 'Farid', 'Fischer', 'finance_manager'),
  demoUser(acme, 'boxoffice', 'Bruno', 'Bianchi', 'box_office'),
  demoUser(acme, 'employee', 'Emma', 'Eriksson', 'employee'),
  demoUser(acme, 'customer', 'Chiara', 'Costa', 'customer'),
  demoUser(globex, 'admin', 'Grace', 'Gupta', 'admin'),
  demoUser(globex, 'customer', 'Carlos', 'Castro', 'customer'),
];

/** The demo user with this email address; throws for an unknown one. */
export function demoUserByEmail(email: string): DemoUser {
  const user = demoUsers.find((candidate) => candidate.email === email);
  if (!user) throw new Error(`There is no demo user ${email}.`);
  return user;
}

interface DemoCustomer {
  /** 1..40 */
  readonly number: number;
  readonly id: string;
  readonly organization: DemoOrganization;
  readonly ownerId: string;
}

/** Customers 1..34 belong to Acme (owner: sales), 35..40 to Globex (owner: admin). */
export const demoCustomers: readonly DemoCustomer[] = Array.from({ length: 40 }, (_, index) => {
  const number = index + 1;
  const organization = number <= 34 ? acme : globex;
  const owner = demoUserByEmail(organization === acme ? 'sales@acme.example' : 'admin@globex.example');
  return { number, id: demoId('customer', number), organization, ownerId: owner.id };
});

/** The demo customer with this number; throws outside 1..40. */
export function demoCustomer(number: number): DemoCustomer {
  const customer = demoCustomers[number - 1];
  if (!customer) throw new Error(`There is no demo customer ${number}.`);
  return customer;
}
