import type { Employee } from './employee.ts';

/** An employee in the reporting tree. */
export interface OrgChartEntry {
  readonly employee: Employee;
  /** 0 for a root. */
  readonly depth: number;
  /** Direct reports, those below the depth of the chart included. */
  readonly reportCount: number;
}
