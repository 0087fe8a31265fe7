import { z } from 'zod';
import type { GetAgedReceivablesRequest } from '../../../../proto/generated/erp/finance/v1/finance.ts';
import type { ServiceCall } from '../../../kit/grpc/grpc-server.ts';
import { type CalendarDate, calendarDateSchema, toCalendarDate } from '../../../kit/values/calendar-date.ts';
import { validateInput } from '../../../kit/values/validate-input.ts';
import { requirePermission } from '../../../kit/viewer/viewer.ts';
import type { FinanceDependencies } from '../dependencies.ts';
import { type AgedAmounts, ageInvoices } from '../model/aged-receivables.ts';
import { unitOfWork } from '../unit-of-work.ts';
import { readReportCurrency } from './report-currency.ts';

/** Who owed how much for how long, at the end of a day. */
export interface AgedReceivables {
  readonly asOf: CalendarDate;
  readonly currency: string;
  /** One for each debtor, the largest total first. */
  readonly rows: ReadonlyArray<{
    readonly customerId: string | undefined;
    /** Set for debtors who are not customers of crm. */
    readonly userId: string | undefined;
    readonly amounts: AgedAmounts;
  }>;
  readonly totals: AgedAmounts;
}

const inputSchema = z.object({ asOf: calendarDateSchema.optional() });

/** Reads who owed how much for how long at the end of a day. Needs `finance:report:read`. */
export async function readAgedReceivables(
  dependencies: FinanceDependencies,
  call: ServiceCall,
  request: GetAgedReceivablesRequest,
): Promise<AgedReceivables> {
  const organizationId = requirePermission(call.viewer, 'finance:report:read');
  const { asOf = toCalendarDate(dependencies.clock()) } = validateInput(inputSchema, request);
  const currency = await readReportCurrency(dependencies, organizationId, request.currencyCode);
  const open = await unitOfWork.read(dependencies).receivables.findOpen(organizationId, asOf, currency);
  const byDebtor = Map.groupBy(open, ({ customerId, userId }) => customerId ?? `user:${userId}`);
  const rows = [...byDebtor.values()].map((invoices) => ({
    customerId: invoices[0]?.customerId,
    userId: invoices[0]?.customerId === undefined ? invoices[0]?.userId : undefined,
    amounts: ageInvoices(invoices, asOf),
  }));
  rows.sort((a, b) => Number(b.amounts.total - a.amounts.total));
  return { asOf, currency, rows, totals: ageInvoices(open, asOf) };
}
