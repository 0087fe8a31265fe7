import { permissionGrants as auth } from './auth/permission-grants.ts';
import { permissionGrants as crm } from './crm/permission-grants.ts';
import { permissionGrants as finance } from './finance/permission-grants.ts';
import { permissionGrants as hrm } from './hrm/permission-grants.ts';
import type { Domain, SubgraphPart } from './kit/part/domain.ts';
import type { PermissionGrants } from './kit/viewer/permission-grants.ts';
import { permissionGrants as payments } from './payments/permission-grants.ts';
import { permissionGrants as reservations } from './reservations/permission-grants.ts';

/** A registered subgraph: its default port, and its code, loaded when it is started. */
export interface SubgraphRegistration {
  readonly name: string;
  readonly subgraphPort: number;
  readonly load: () => Promise<SubgraphPart>;
}

/** A registered domain: a subgraph and the service behind it. */
export interface DomainRegistration extends SubgraphRegistration {
  readonly servicePort: number;
  readonly permissionGrants: PermissionGrants;
  readonly load: () => Promise<Domain>;
}

/** The only list of all domains; the order fixes the ports. `npm run new-domain` adds to it. */
export const domainRegistry: readonly DomainRegistration[] = [
  {
    name: 'auth',
    subgraphPort: 4101,
    servicePort: 50051,
    permissionGrants: auth,
    load: async () => (await import('./auth/domain.ts')).domain,
  },
  {
    name: 'crm',
    subgraphPort: 4102,
    servicePort: 50052,
    permissionGrants: crm,
    load: async () => (await import('./crm/domain.ts')).domain,
  },
  {
    name: 'hrm',
    subgraphPort: 4103,
    servicePort: 50053,
    permissionGrants: hrm,
    load: async () => (await import('./hrm/domain.ts')).domain,
  },
  {
    name: 'finance',
    subgraphPort: 4104,
    servicePort: 50054,
    permissionGrants: finance,
    load: async () => (await import('./finance/domain.ts')).domain,
  },
  {
    name: 'reservations',
    subgraphPort: 4105,
    servicePort: 50055,
    permissionGrants: reservations,
    load: async () => (await import('./reservations/domain.ts')).domain,
  },
  {
    name: 'payments',
    subgraphPort: 4106,
    servicePort: 50056,
    permissionGrants: payments,
    load: async () => (await import('./payments/domain.ts')).domain,
  },
];

/** The subgraph that looks up the objects of all domains by their ids; it has no service of its own. */
const nodeRegistration: SubgraphRegistration = {
  name: 'node',
  subgraphPort: 4100,
  load: async () => {
    const { defineNodeSubgraph } = await import('./node/node-subgraph.ts');
    return defineNodeSubgraph(domainRegistry.map(({ name }) => name));
  },
};

/** Every subgraph of the supergraph: those of the domains, and `node`. */
export const subgraphRegistry: readonly SubgraphRegistration[] = [...domainRegistry, nodeRegistration];

/** The registration of a domain; undefined for an unknown name. */
export function findDomain(name: string): DomainRegistration | undefined {
  return domainRegistry.find((registration) => registration.name === name);
}
