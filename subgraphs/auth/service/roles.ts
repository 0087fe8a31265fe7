/** A named set of permissions; users are given roles, never single permissions. */
export interface Role {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Roles this one contains directly. */
  readonly inherits: readonly string[];
  /** Permissions it adds to those. */
  readonly adds: readonly string[];
}

/** The role catalog: `owner → admin → {managers → staff} → employee`; `customer` stands apart. */
export const roles: readonly Role[] = [
  {
    key: 'owner',
    name: 'Owner',
    description: 'Everything; an organization always has one.',
    inherits: ['admin'],
    adds: [],
  },
  {
    key: 'admin',
    name: 'Administrator',
    description: 'Everything, users and roles included.',
    inherits: ['crm_manager', 'hr_manager', 'finance_manager', 'events_manager'],
    adds: [
      'auth:user:read',
      'auth:user:write',
      'auth:role:write',
      'auth:organization:write',
      'auth:audit:read',
    ],
  },
  {
    key: 'crm_manager',
    name: 'Sales manager',
    description: 'Leads the sales team and assigns leads.',
    inherits: ['sales_rep'],
    adds: ['crm:lead:assign'],
  },
  {
    key: 'sales_rep',
    name: 'Sales representative',
    description: 'Works with customers, leads and opportunities.',
    inherits: ['employee'],
    adds: [
      'crm:customer:read',
      'crm:customer:write',
      'crm:lead:read',
      'crm:lead:write',
      'crm:opportunity:read',
      'crm:opportunity:write',
      'crm:activity:read',
      'crm:activity:write',
      'reservations:reservation:read',
      'finance:invoice:read',
      'payments:intent:read',
    ],
  },
  {
    key: 'hr_manager',
    name: 'HR manager',
    description: 'Sees salaries, shapes departments and decides on leave.',
    inherits: ['hr_assistant'],
    adds: ['hrm:salary:read', 'hrm:department:write', 'hrm:leave:decide'],
  },
  {
    key: 'hr_assistant',
    name: 'HR assistant',
    description: 'Keeps the records of employees.',
    inherits: ['employee'],
    adds: ['hrm:employee:write', 'hrm:leave:read'],
  },
  {
    key: 'finance_manager',
    name: 'Finance manager',
    description: 'Issues invoices, posts to the ledger and refunds payments.',
    inherits: ['accountant'],
    adds: [
      'finance:invoice:issue',
      'finance:journal:post',
      'finance:account:write',
      'payments:refund:write',
      'payments:intent:write',
    ],
  },
  {
    key: 'accountant',
    name: 'Accountant',
    description: 'Writes invoices, records payments and reads the books.',
    inherits: ['employee'],
    adds: [
      'crm:customer:read',
      'finance:invoice:read',
      'finance:invoice:write',
      'finance:payment:record',
      'finance:account:read',
      'finance:journal:read',
      'finance:report:read',
      'payments:intent:read',
      'reservations:reservation:read',
    ],
  },
  {
    key: 'events_manager',
    name: 'Events manager',
    description: 'Creates and publishes events.',
    inherits: ['box_office'],
    adds: ['reservations:event:write'],
  },
  {
    key: 'box_office',
    name: 'Box office',
    description: 'Sells tickets and checks them in.',
    inherits: ['employee'],
    adds: [
      'reservations:event:read',
      'reservations:reservation:read',
      'reservations:reservation:write',
      'reservations:ticket:checkin',
      'crm:customer:read',
      'payments:intent:read',
    ],
  },
  {
    key: 'employee',
    name: 'Employee',
    description: 'Sees colleagues, asks for leave and buys tickets.',
    inherits: [],
    adds: [
      'auth:user:read',
      'hrm:employee:read',
      'hrm:department:read',
      'hrm:leave:request',
      'reservations:reservation:create',
      'payments:intent:create',
    ],
  },
  {
    key: 'customer',
    name: 'Customer',
    description: 'Buys tickets and sees own purchases.',
    inherits: [],
    adds: ['reservations:reservation:create', 'payments:intent:create'],
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

/** Everything the roles permit, sorted. */
export function permissionsOf(keys: readonly string[]): readonly string[] {
  const permissions = new Set([...containedRoles(keys)].flatMap((key) => roleByKey.get(key)?.adds ?? []));
  return [...permissions].sort();
}

/**
 * Whether somebody with `own` roles may give or take `role`: only roles that the own ones contain, and
 * `customer`, which stands outside the hierarchy and permits next to nothing.
 */
export function mayGrant(own: readonly string[], role: string): boolean {
  return role === 'customer' || containedRoles(own).has(role);
}
