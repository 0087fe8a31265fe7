import type { Employee, OrgChartEntry } from '../../../proto/generated/erp/hrm/v1/hrm.ts';
import { required } from '../../kit/values/required.ts';

/** One employee in the reporting tree, with those below it. */
export interface OrgChartNode {
  readonly employee: Employee;
  readonly depth: number;
  readonly reports: readonly OrgChartNode[];
  readonly reportCount: number;
}

/** The trees of a chart's entries, which come managers before reports; the order of siblings is kept. */
export function buildOrgChart(entries: readonly OrgChartEntry[]): readonly OrgChartNode[] {
  const roots: OrgChartNode[] = [];
  const reportsOf = new Map<string, OrgChartNode[]>();
  for (const entry of entries) {
    const employee = required(entry.employee);
    const reports: OrgChartNode[] = [];
    reportsOf.set(employee.id, reports);
    const siblings = entry.depth === 0 ? roots : reportsOf.get(employee.managerId ?? '');
    siblings?.push({ employee, depth: entry.depth, reports, reportCount: entry.reportCount });
  }
  return roots;
}
