import type { FederationConfig } from '../config/federation-config.ts';
import type { SubgraphTls } from '../subgraph-http/subgraph-tls.ts';

/** URLs that replace those of the supergraph, by subgraph name. */
export function subgraphUrlsOf(federation: FederationConfig): Readonly<Record<string, string>> {
  const own = Object.entries(federation.subgraphs).flatMap(([name, { url }]) =>
    url === undefined ? [] : [[name, url] as const],
  );
  return { ...federation.subgraphUrls, ...Object.fromEntries(own) };
}

/** TLS of one subgraph: its own options over those for all. */
export function tlsOf(federation: FederationConfig, subgraph: string): SubgraphTls {
  const own = Object.hasOwn(federation.subgraphs, subgraph) ? federation.subgraphs[subgraph] : undefined;
  return { ...federation.tls, ...own?.tls };
}

/** Names that settings are for and that a supergraph does not have; probably misspelt. */
export function strangersOf(federation: FederationConfig, names: readonly string[]): readonly string[] {
  const configured = [...Object.keys(federation.subgraphUrls), ...Object.keys(federation.subgraphs)];
  return [...new Set(configured)].filter((name) => !names.includes(name));
}
