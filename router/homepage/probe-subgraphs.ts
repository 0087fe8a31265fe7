import type { SubgraphEndpoint } from '../graphql/supergraph-snapshot.ts';
import type { HttpTransportOptions } from '../subgraph-http/connection-settings.ts';
import { createHttpTransport } from '../subgraph-http/http-transport.ts';

/** Whether a subgraph can be reached. */
export interface SubgraphState {
  readonly name: string;
  /** `answers`: it gave an HTTP answer, whatever that says. */
  readonly state: 'answers' | 'does_not_answer';
}

/** What a probe needs. */
export interface ProbeOptions {
  /** Subgraphs of the supergraph in service. */
  readonly subgraphs: () => readonly SubgraphEndpoint[];
  readonly connections: HttpTransportOptions;
  /** Headers for requests of the router itself, a viewer token where one is configured. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

const probeTimeoutMs = 1_000;
const probe = JSON.stringify({ query: '{ __typename }' });

/** Creates a probe of all subgraphs. Callers at the same time share one, so that subgraphs are not flooded. */
export function createSubgraphProbe(options: ProbeOptions): () => Promise<readonly SubgraphState[]> {
  let probing: Promise<readonly SubgraphState[]> | undefined;
  return () => {
    probing ??= probeAll(options).finally(() => {
      probing = undefined;
    });
    return probing;
  };
}

async function probeAll({
  subgraphs,
  connections,
  headers,
}: ProbeOptions): Promise<readonly SubgraphState[]> {
  const endpoints = subgraphs();
  const sent = await headers();
  const transport = createHttpTransport(endpoints, connections);
  try {
    return await Promise.all(
      endpoints.map(async ({ name }): Promise<SubgraphState> => {
        try {
          const request = { subgraph: name, body: probe, headers: sent };
          await transport.send(request, AbortSignal.timeout(probeTimeoutMs));
          return { name, state: 'answers' };
        } catch {
          // Whatever the reason is, the log has it with the next operation.
          return { name, state: 'does_not_answer' };
        }
      }),
    );
  } finally {
    await transport.close();
  }
}
