import { builtInPaths } from '../config/built-in-paths.ts';
import type { RouterConfig } from '../config/router-config.ts';
import type { SubgraphEndpoint } from '../graphql/supergraph-snapshot.ts';
import { connectionsOf } from '../subgraph-http/subgraph-settings.ts';
import type { DescriptionParts, HomepageLink } from './describe-router.ts';
import { createSubgraphProbe } from './probe-subgraphs.ts';

/** Sections of the configuration that the page reads. */
type HomepageSections = Pick<RouterConfig, 'environment' | 'server' | 'metrics' | 'homepage' | 'subgraphs'>;

/** What the page needs besides the configuration. */
interface HomepageSurroundings extends Pick<DescriptionParts, 'version' | 'readiness' | 'supergraphVersion'> {
  readonly hasEditor: boolean;
  /** Whether clients may read the schema. */
  readonly showsSchema: boolean;
  readonly subgraphs: () => readonly SubgraphEndpoint[];
  /** Headers for requests of the router itself to subgraphs. */
  readonly requestHeaders: () => Promise<Readonly<Record<string, string>>>;
}

/** Whether `/` is the page: where it is wanted and the path belongs to no other route. */
export function isHomepageServed({ homepage, server, metrics }: HomepageSections): boolean {
  return homepage.enabled && server.path !== '/' && (metrics.path !== '/' || metrics.port !== undefined);
}

/** Says what the page is made from. Subgraphs are asked and listed in development alone. */
export function homepagePartsOf(
  config: HomepageSections,
  surroundings: HomepageSurroundings,
): DescriptionParts {
  const { hasEditor, showsSchema, subgraphs, requestHeaders, ...facts } = surroundings;
  return {
    ...facts,
    name: config.homepage.title,
    endpoint: config.server.path,
    links: listLinks(config, { hasEditor, showsSchema }),
    probeSubgraphs:
      config.environment === 'development'
        ? createSubgraphProbe({
            subgraphs,
            connections: connectionsOf(config.subgraphs),
            headers: requestHeaders,
          })
        : undefined,
  };
}

function listLinks(
  { server, homepage }: HomepageSections,
  { hasEditor, showsSchema }: Pick<HomepageSurroundings, 'hasEditor' | 'showsSchema'>,
): readonly HomepageLink[] {
  return [
    ...(hasEditor ? [{ label: 'GraphiQL, the query editor', url: server.path }] : []),
    ...(showsSchema ? [{ label: 'Schema, for code generators', url: builtInPaths.schema[0] }] : []),
    ...homepage.links,
    { label: 'Health of this process', url: builtInPaths.alive[0] },
    { label: 'Readiness for traffic', url: builtInPaths.ready[0] },
    { label: 'Versions', url: builtInPaths.version[0] },
  ];
}
