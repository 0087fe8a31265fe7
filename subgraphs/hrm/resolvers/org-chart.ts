import { withoutNulls } from '../../kit/values/without-nulls.ts';
import type { QueryResolvers } from '../generated/resolvers-types.ts';
import { buildOrgChart } from './build-org-chart.ts';

const defaultDepth = 3;

/** The reporting tree: one RPC brings all of its employees, whatever the depth. */
export const orgChartQueries: Pick<QueryResolvers, 'orgChart'> = {
  orgChart: async (_parent, { rootId, depth }, { service, call, loaders }) => {
    const chart = await service.getOrgChart(
      { ...withoutNulls({ rootId }), depth: depth ?? defaultDepth },
      call,
    );
    for (const { employee } of chart.entries) if (employee) loaders.employeeById.prime(employee.id, employee);
    return {
      roots: buildOrgChart(chart.entries),
      size: chart.entries.length,
      isTruncated: chart.isTruncated,
    };
  },
};
