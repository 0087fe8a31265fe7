import type { Readiness } from '../observability/readiness.ts';
import type { SubgraphState } from './probe-subgraphs.ts';

/** A link of the page; a path is one of this server. */
export interface HomepageLink {
  readonly label: string;
  readonly url: string;
}

/** What runs here, as `/` says it. Nothing of it is secret. */
export interface RouterDescription {
  readonly name: string;
  readonly version: string;
  readonly status: 'ready' | 'not_ready';
  /** Version of the supergraph in service; null while there is none. */
  readonly supergraph: string | null;
  /** Path of the GraphQL endpoint. */
  readonly endpoint: string;
  readonly links: readonly HomepageLink[];
  /** In development alone. */
  readonly subgraphs?: readonly SubgraphState[];
}

/** What a description is made from. */
export interface DescriptionParts {
  readonly name: string;
  readonly version: string;
  readonly endpoint: string;
  readonly links: readonly HomepageLink[];
  readonly readiness: () => Readiness;
  readonly supergraphVersion: () => string | undefined;
  /** Asks the subgraphs for their state; undefined where that is not disclosed. */
  readonly probeSubgraphs: (() => Promise<readonly SubgraphState[]>) | undefined;
}

/** Describes the router at this moment. */
export async function describeRouter(parts: DescriptionParts): Promise<RouterDescription> {
  const { name, version, endpoint, links } = parts;
  const subgraphs = await parts.probeSubgraphs?.();
  return {
    name,
    version,
    status: parts.readiness().kind === 'ready' ? 'ready' : 'not_ready',
    supergraph: parts.supergraphVersion() ?? null,
    endpoint,
    links,
    ...(subgraphs !== undefined && { subgraphs }),
  };
}
