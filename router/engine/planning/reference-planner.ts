import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import {
  type FetchDataRewrite,
  QueryPlanner,
  type QueryPlanSelectionNode,
  type FetchNode as ReferenceFetch,
  type PlanNode as ReferenceNode,
} from '@apollo/query-planner';
import { parse } from 'graphql';
import { listOverrideLabels, percentOf } from './override-labels.ts';
import type { Planner, PlannerOptions } from './planner.ts';
import { PlanningError } from './planning-error.ts';
import type {
  FetchNode,
  FetchRewrite,
  FlattenPathSegment,
  PlanNode,
  QueryPlan,
  RequiresSelection,
  RewritePathSegment,
} from './query-plan.ts';

/** The planner of @apollo/gateway, its plans in our words. Slow and synchronous: meant for a process of its own. */
export function createReferencePlanner(supergraphSdl: string, options: PlannerOptions = {}): Planner {
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: null, validateSupergraph: false });
  const apiSchema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  const labels = listOverrideLabels(supergraphSdl);
  return {
    async plan({ text, operationName, overrideOutcome }): Promise<QueryPlan> {
      const operation = operationFromDocument(apiSchema, parse(text), { operationName });
      const { node } = planner.buildQueryPlan(operation, {
        overrideConditions: readOverrideConditions(labels, options.overrideLabels ?? [], overrideOutcome),
      });
      if (node === undefined) return { kind: 'QueryPlan' };
      return { kind: 'QueryPlan', node: convert(node.kind === 'Subscription' ? node.primary : node) };
    },
    ready: async () => undefined,
    close: () => undefined,
  };
}

function readOverrideConditions(
  labels: readonly string[],
  active: readonly string[],
  overrideOutcome: number,
): Map<string, boolean> {
  return new Map(
    labels.map((label) => [label, active.includes(label) || overrideOutcome < (percentOf(label) ?? 0)]),
  );
}

function convert(node: ReferenceNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'Sequence', nodes: node.nodes.map(convert) };
    case 'Parallel':
      return { kind: 'Parallel', nodes: node.nodes.map(convert) };
    case 'Flatten':
      return { kind: 'Flatten', path: node.path.map(convertPathSegment), node: convert(node.node) };
    case 'Condition':
      return {
        kind: 'Condition',
        condition: node.condition,
        ifClause: node.ifClause === undefined ? undefined : convert(node.ifClause),
        elseClause: node.elseClause === undefined ? undefined : convert(node.elseClause),
      };
    case 'Fetch':
      return convertFetch(node);
    case 'Defer':
      throw new PlanningError('QUERY_PLAN_FAILED', 'The operation is deferred.');
  }
}

function convertFetch(node: ReferenceFetch): FetchNode {
  if (node.contextRewrites !== undefined && node.contextRewrites.length > 0) {
    throw new PlanningError('QUERY_PLAN_FAILED', 'The operation needs values from its context.');
  }
  return {
    kind: 'Fetch',
    serviceName: node.serviceName,
    operationKind: node.operationKind,
    operationName: node.operationName,
    operation: node.operation,
    variableUsages: node.variableUsages,
    requires: node.requires?.map(convertRequires),
    inputRewrites: node.inputRewrites?.map(convertRewrite),
    outputRewrites: node.outputRewrites?.map(convertRewrite),
  };
}

function convertPathSegment(segment: string | number): FlattenPathSegment {
  return segment === '@' ? '@' : { Field: String(segment) };
}

/** The reference planner reads and writes a representation's field under its response name. */
function convertRequires(selection: QueryPlanSelectionNode): RequiresSelection {
  if (selection.kind === 'Field') {
    return {
      kind: 'Field',
      name: selection.alias ?? selection.name,
      selections: selection.selections?.map(convertRequires),
    };
  }
  if (selection.typeCondition === undefined) {
    throw new PlanningError('QUERY_PLAN_FAILED', 'A representation has a fragment without type condition.');
  }
  return {
    kind: 'InlineFragment',
    typeCondition: selection.typeCondition,
    selections: selection.selections.map(convertRequires),
  };
}

function convertRewrite(rewrite: FetchDataRewrite): FetchRewrite {
  const path = rewrite.path.map(
    (segment): RewritePathSegment =>
      segment.startsWith('... on ')
        ? { TypenameEquals: [segment.slice('... on '.length)] }
        : { Key: segment },
  );
  return rewrite.kind === 'KeyRenamer'
    ? { KeyRenamer: { path, renameKeyTo: rewrite.renameKeyTo } }
    : { ValueSetter: { path, setValueTo: String(rewrite.setValueTo) } };
}
