import { demoCustomer } from '../../../kit/demo/demo-people.ts';
import { type DemoReservation, demoReservations } from '../../../kit/demo/demo-sales.ts';
import type { PaymentMethod } from '../model/settlement.ts';

/** A demo invoice to a customer, before it is booked. Amounts in minor units of the organization's currency. */
export interface DemoCustomerInvoice {
  /** Key of the invoice's id. */
  readonly key: number;
  readonly customerId: string;
  /** Undefined leaves it a draft. */
  readonly issuedDaysAgo: number | undefined;
  readonly paymentTermDays: number;
  readonly lines: ReadonlyArray<readonly [description: string, quantity: number, unitPrice: bigint]>;
  /** Percent of the total that was paid, and how, on the day after the issue. */
  readonly paid?: { readonly percent: 40 | 60 | 100; readonly method: PaymentMethod };
  readonly isVoid?: boolean;
  /** Why the rest of a payment in part was written off. */
  readonly writtenOff?: string;
  /** A credit note of the day after the issue, tax included; what was paid of it in full is credit. */
  readonly credited?: { readonly amount: bigint; readonly reason: string };
}

/** Reservations that have been billed, in the order of their invoices; reservation n is billed by invoice n. */
export function demoBilledReservations(slug: 'acme' | 'globex'): readonly DemoReservation[] {
  return demoReservations.filter(
    (reservation) => reservation.organization.slug === slug && reservation.status !== 'EXPIRED',
  );
}

/** Acme's invoices to customers, in the order of their issue: after those of the reservations. */
export const acmeCustomerInvoices: readonly DemoCustomerInvoice[] = [
  invoice(26, 26, 5, 2, [['Stage rental', 2, 45_000n]]),
  invoice(27, 27, 5, 3, [['Corporate ticket package', 1, 240_000n]], {
    paid: { percent: 40, method: 'BANK_TRANSFER' },
  }),
  invoice(28, 28, 4, 14, [['Sound engineer, hours', 6, 8_500n]], {
    paid: { percent: 100, method: 'CASH' },
    credited: { amount: 10_115n, reason: 'One hour less than billed' },
  }),
  invoice(
    31,
    31,
    3,
    14,
    [
      ['Exhibition booth, 12 m²', 1, 180_000n],
      ['Booth lighting', 4, 7_900n],
    ],
    { credited: { amount: 18_802n, reason: 'Two of the four lamps did not work' } },
  ),
  invoice(32, 32, 3, 30, [['Conference room, days', 3, 62_000n]], {
    paid: { percent: 60, method: 'CARD' },
    writtenOff: 'The customer went out of business',
  }),
  invoice(33, 33, 2, 14, [['Catering deposit', 1, 99_000n]], { isVoid: true }),
  invoice(34, 34, 2, 14, [['Programme advertising', 2, 12_500n]], {
    credited: { amount: 29_750n, reason: 'The programme was not printed' },
  }),
  invoice(35, 1, 1, 30, [['Season partnership, first quarter', 1, 1_250_000n]]),
  invoice(36, 2, undefined, 14, [['Private concert', 1, 380_000n]]),
  invoice(37, 3, undefined, 14, [
    ['Hall rental, days', 2, 95_000n],
    ['Technical staff, hours', 16, 5_200n],
  ]),
];

/** Globex's invoices to customers, in the order of their issue: before those of the reservations. */
export const globexCustomerInvoices: readonly DemoCustomerInvoice[] = [
  invoice(38, 35, 110, 14, [['Developer licence, seats', 25, 4_900n]]),
  invoice(39, 36, 60, 14, [['Integration workshop, days', 4, 150_000n]], {
    paid: { percent: 40, method: 'BANK_TRANSFER' },
  }),
  invoice(40, 37, 20, 30, [['Support plan, months', 12, 29_900n]], {
    paid: { percent: 100, method: 'BANK_TRANSFER' },
  }),
];

function invoice(
  key: number,
  customerNumber: number,
  issuedDaysAgo: number | undefined,
  paymentTermDays: number,
  lines: DemoCustomerInvoice['lines'],
  outcome: Pick<DemoCustomerInvoice, 'paid' | 'isVoid' | 'credited' | 'writtenOff'> = {},
): DemoCustomerInvoice {
  return {
    key,
    customerId: demoCustomer(customerNumber).id,
    issuedDaysAgo,
    paymentTermDays,
    lines,
    ...outcome,
  };
}
