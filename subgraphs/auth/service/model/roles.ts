import { DomainError } from '../../../kit/errors/domain-error.ts';

/**
 * A named set of permissions; users are given roles, never single permissions. Which permissions belong to a role
 * is declared by the domains that own them: see `permissions-of-roles.ts`.
 */
export interface Role {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Roles this one contains directly. */
  readonly inherits: readonly string[];
}

/** The role catalog: `owner → admin → {managers → staff} → employee`; `customer` stands apart. */
export const roles: readonly Role[] = [
  {
    key: 'owner',
    name: 'Owner',
    description: 'Everything; an organization always has one.',
    inherits: ['admin'],
  },
  {
    key: 'admin',
    name: 'Administrator',
    description: 'Everything, users and roles included.',
    inherits: ['crm_manager', 'hr_manager', 'finance_manager', 'events_manager'],
  },
  {
    key: 'crm_manager',
    name: 'Sales manager',
    description: 'Leads the sales team and assigns leads.',
    inherits: ['sales_rep'],
  },
  {
    key: 'sales_rep',
    name: 'Sales representative',
    description: 'Works with customers, leads and opportunities.',
    inherits: ['employee'],
  },
  {
    key: 'hr_manager',
    name: 'HR manager',
    description: 'Sees salaries, shapes departments and decides on leave.',
    inherits: ['hr_assistant'],
  },
  {
    key: 'hr_assistant',
    name: 'HR assistant',
    description: 'Keeps the records of employees.',
    inherits: ['employee'],
  },
  {
    key: 'finance_manager',
    name: 'Finance manager',
    description: 'Issues invoices, posts to the ledger and refunds payments.',
    inherits: ['accountant'],
  },
  {
    key: 'accountant',
    name: 'Accountant',
    description: 'Writes invoices, records payments and reads the books.',
    inherits: ['employee'],
  },
  {
    key: 'events_manager',
    name: 'Events manager',
    description: 'Creates and publishes events.',
    inherits: ['box_office'],
  },
  {
    key: 'box_office',
    name: 'Box office',
    description: 'Sells tickets and checks them in.',
    inherits: ['employee'],
  },
  {
    key: 'employee',
    name: 'Employee',
    description: 'Sees colleagues, asks for leave and buys tickets.',
    inherits: [],
  },
  {
    key: 'customer',
    name: 'Customer',
    description: 'Buys tickets and sees own purchases.',
    inherits: [],
  },
];

const roleByKey = new Map(roles.map((role) => [role.key, role]));

/** The role with this key; undefined for a key that is not in the catalog. */
export function findRole(key: string): Role | undefined {
  return roleByKey.get(key);
}

/** The given roles and every role they contain. Unknown keys contain nothing. */
export function containedRoles(keys: readonly string[]): ReadonlySet<string> {
  const contained = new Set<string>();
  const pending = [...keys];
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    const role = roleByKey.get(key);
    if (!role || contained.has(key)) continue;
    contained.add(key);
    pending.push(...role.inherits);
  }
  return contained;
}

/**
 * Whether a user with `own` roles may give or take `role`: only roles that the own ones contain, and
 * `customer`, which stands outside the hierarchy and permits next to nothing.
 */
export function mayGrant(own: readonly string[], role: string): boolean {
  return role === 'customer' || containedRoles(own).has(role);
}

/** Throws FORBIDDEN unless `own` contains every role in `roles`: users rule over and create only those below them. */
export function requireRank(own: readonly string[], roles: readonly string[]): void {
  const outOfReach = roles.find((role) => !mayGrant(own, role));
  if (outOfReach === undefined) return;
  throw new DomainError('FORBIDDEN', `Your own roles do not contain the role ${outOfReach}.`, {
    metadata: { role: outOfReach },
  });
}
