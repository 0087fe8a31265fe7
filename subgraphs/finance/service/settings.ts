import { z } from 'zod';
import { currencyDecimals } from '../../kit/values/money.ts';

/** What an installation decides about its books. */
export interface FinanceSettings {
  /** Currency of books that are opened on demand. */
  readonly defaultCurrency: string;
  /** Tax contained in ticket prices; 1900 is 19 %. */
  readonly ticketTaxBasisPoints: number;
  /** Days until an invoice is due when nobody said otherwise. */
  readonly paymentTermDays: number;
}

const schema = z.object({
  ERP_FINANCE_DEFAULT_CURRENCY: z
    .string()
    .refine((code) => Object.hasOwn(currencyDecimals, code), 'not a currency the ERP books in')
    .default('EUR'),
  ERP_FINANCE_TICKET_TAX_BASIS_POINTS: z.coerce.number().int().min(0).max(10_000).default(1_900),
  ERP_FINANCE_PAYMENT_TERM_DAYS: z.coerce.number().int().min(0).max(365).default(14),
});

/** Reads `ERP_FINANCE_…`; throws with every bad value at once. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): FinanceSettings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The finance settings are not valid. ${problems.join('; ')}`);
  }
  return {
    defaultCurrency: parsed.data.ERP_FINANCE_DEFAULT_CURRENCY,
    ticketTaxBasisPoints: parsed.data.ERP_FINANCE_TICKET_TAX_BASIS_POINTS,
    paymentTermDays: parsed.data.ERP_FINANCE_PAYMENT_TERM_DAYS,
  };
}
