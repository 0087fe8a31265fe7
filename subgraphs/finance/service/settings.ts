import { z } from 'zod';
import { defineSettings } from '../../kit/part/define-settings.ts';
import { wholeNumber } from '../../kit/part/read-settings.ts';
import { isCurrency } from '../../kit/values/currency.ts';

/** What an installation decides about its books. */
export interface FinanceSettings {
  /** Currency of books that are opened on demand. */
  readonly defaultCurrency: string;
  /** Tax contained in ticket prices; 1900 is 19 %. */
  readonly ticketTaxBasisPoints: number;
  /** Days until an invoice is due when its author named no date. */
  readonly paymentTermDays: number;
}

/** Reads `ERP_FINANCE_…`. */
export const settings = defineSettings(
  'finance',
  z.object({
    ERP_FINANCE_DEFAULT_CURRENCY: z
      .string()
      .refine((code) => isCurrency(code), 'not a currency the ERP books in')
      .default('EUR')
      .describe('currency of books that are opened on demand'),
    ERP_FINANCE_TICKET_TAX_BASIS_POINTS: wholeNumber(0, 10_000)
      .default(1_900)
      .describe('tax contained in ticket prices, in hundredths of a percent'),
    ERP_FINANCE_PAYMENT_TERM_DAYS: wholeNumber(0, 365)
      .default(14)
      .describe('days until an invoice is due when its author named no date'),
  }),
  (values): FinanceSettings => ({
    defaultCurrency: values.ERP_FINANCE_DEFAULT_CURRENCY,
    ticketTaxBasisPoints: values.ERP_FINANCE_TICKET_TAX_BASIS_POINTS,
    paymentTermDays: values.ERP_FINANCE_PAYMENT_TERM_DAYS,
  }),
);
