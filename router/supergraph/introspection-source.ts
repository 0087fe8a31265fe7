import type { SubgraphEndpoint } from '../graphql/supergraph-snapshot.ts';
import { createSubgraphHttp, type SubgraphHttpOptions } from '../subgraph-http/subgraph-http.ts';
import { type SupergraphSource, SupergraphUnavailableError } from './supergraph-source.ts';

/** Options of an introspection source. */
export interface IntrospectionSourceOptions {
  readonly subgraphs: readonly SubgraphEndpoint[];
  /** Connection settings by subgraph name. */
  readonly httpOf: (subgraph: string) => SubgraphHttpOptions;
  readonly pollIntervalMs: number;
  /** Headers for the schema requests, a viewer token where one is configured. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

const SERVICE_QUERY = JSON.stringify({ query: '{ _service { sdl } }' });

/** Asks every subgraph for its schema and composes them; composes again only when one has changed. */
export function createIntrospectionSource(options: IntrospectionSourceOptions): SupergraphSource {
  let lastInput: string | undefined;
  let lastSupergraph: string | undefined;
  return {
    description: options.subgraphs.map(({ name }) => name).join(', '),
    async read(signal) {
      const schemas = await readSchemas(options, signal);
      const input = JSON.stringify(schemas);
      if (lastSupergraph === undefined || input !== lastInput) {
        lastSupergraph = await compose(schemas);
        lastInput = input;
      }
      return lastSupergraph;
    },
    watch(onChange) {
      const timer = setInterval(onChange, options.pollIntervalMs);
      return () => clearInterval(timer);
    },
  };
}

interface SubgraphSchema extends SubgraphEndpoint {
  readonly sdl: string;
}

async function readSchemas(
  options: IntrospectionSourceOptions,
  signal: AbortSignal,
): Promise<SubgraphSchema[]> {
  const connections = options.subgraphs.map(({ name }) => createSubgraphHttp(options.httpOf(name)));
  try {
    const headers = { 'content-type': 'application/json', ...(await options.headers()) };
    return await Promise.all(
      options.subgraphs.map(async ({ name, url }, index) => {
        try {
          const http = connections[index] as (typeof connections)[number];
          const timed = AbortSignal.any([signal, AbortSignal.timeout(options.httpOf(name).timeoutMs)]);
          const answer = await http.post({ url, headers, body: SERVICE_QUERY, signal: timed });
          return { name, url, sdl: readSdl(answer.text, answer.status) };
        } catch (error: unknown) {
          const reason = error instanceof Error ? error.message || error.name : String(error);
          throw new SupergraphUnavailableError(`subgraph ${name} does not tell its schema: ${reason}`, {
            cause: error,
          });
        }
      }),
    );
  } finally {
    await Promise.all(connections.map((http) => http.close()));
  }
}

function readSdl(text: string, status: number): string {
  const body = JSON.parse(text) as { data?: { _service?: { sdl?: unknown } | null } | null } | null;
  const sdl = body?.data?._service?.sdl;
  if (typeof sdl !== 'string' || sdl === '') throw new Error(`status ${status} without _service.sdl`);
  return sdl;
}

async function compose(schemas: readonly SubgraphSchema[]): Promise<string> {
  const { composeSubgraphs, formatFinding } = await import('./compose-subgraphs.ts');
  const outcome = composeSubgraphs(schemas);
  switch (outcome.kind) {
    case 'composed':
      return outcome.supergraphSdl;
    case 'failed': {
      const reasons = outcome.errors.map((finding) => formatFinding(finding).replaceAll(/\s*\n\s*/g, ' '));
      throw new SupergraphUnavailableError(`the subgraphs do not compose: ${reasons.join('; ')}`);
    }
  }
}
