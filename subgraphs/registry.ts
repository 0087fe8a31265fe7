import type { Domain } from './kit/part/domain.ts';

/** A registered domain: default ports of its two parts, and its code, loaded when it is started. */
export interface DomainRegistration {
  readonly name: string;
  readonly subgraphPort: number;
  readonly servicePort: number;
  readonly load: () => Promise<Domain>;
}

/** The only list of all domains; the order fixes the ports. A new domain is a new line here. */
export const domainRegistry: readonly DomainRegistration[] = [
  {
    name: 'auth',
    subgraphPort: 4101,
    servicePort: 50051,
    load: async () => (await import('./auth/domain.ts')).domain,
  },
  {
    name: 'crm',
    subgraphPort: 4102,
    servicePort: 50052,
    load: async () => (await import('./crm/domain.ts')).domain,
  },
  {
    name: 'hrm',
    subgraphPort: 4103,
    servicePort: 50053,
    load: async () => (await import('./hrm/domain.ts')).domain,
  },
  {
    name: 'finance',
    subgraphPort: 4104,
    servicePort: 50054,
    load: async () => (await import('./finance/domain.ts')).domain,
  },
  {
    name: 'reservations',
    subgraphPort: 4105,
    servicePort: 50055,
    load: async () => (await import('./reservations/domain.ts')).domain,
  },
  {
    name: 'payments',
    subgraphPort: 4106,
    servicePort: 50056,
    load: async () => (await import('./payments/domain.ts')).domain,
  },
];

export function findDomain(name: string): DomainRegistration | undefined {
  return domainRegistry.find((registration) => registration.name === name);
}
