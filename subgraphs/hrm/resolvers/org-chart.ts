import type { QueryResolvers } from '../generated/resolvers-types.ts';
import { buildOrgChart } from './build-org-chart.ts';

const defaultDepth = 3;

/** The reporting tree: one RPC brings all of its employees, whatever the depth. */
export const orgChartQueries: Pick<QueryResolvers, 'orgChart'> = {
  orgChart: async (_parent, { rootId, depth }, { hrm, call, loaders }) => {
    const chart = await hrm.getOrgChart({ rootId: rootId ?? undefined, depth: depth ?? defaultDepth }, call);
    for (const { employee } of chart.entries) if (employee) loaders.employee.prime(employee.id, employee);
    return {
      roots: buildOrgChart(chart.entries),
      size: chart.entries.length,
      isTruncated: chart.isTruncated,
    };
  },
};
