import type { SubgraphEndpoint } from '../graphql/supergraph-snapshot.ts';
import type { HttpTransportOptions } from '../subgraph-http/connection-settings.ts';
import { createHttpTransport } from '../subgraph-http/http-transport.ts';
import { parseSubgraphAnswer } from '../subgraph-http/parse-subgraph-answer.ts';
import type { SubgraphAnswer } from '../subgraph-http/subgraph-transport.ts';
import { type SupergraphSource, SupergraphUnavailableError } from './supergraph-source.ts';

/** Options of an introspection source. */
interface IntrospectionSourceOptions {
  readonly subgraphs: readonly SubgraphEndpoint[];
  readonly connections: HttpTransportOptions;
  readonly pollIntervalMs: number;
  /** Headers for the schema requests, a viewer token where one is configured. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

const serviceQuery = JSON.stringify({ query: '{ _service { sdl } }' });

/** Asks every subgraph for its schema and composes them; composes again only when one has changed. */
export function createIntrospectionSource(options: IntrospectionSourceOptions): SupergraphSource {
  let lastInput: string | undefined;
  let lastSupergraph: string | undefined;
  return {
    kind: 'subgraphs',
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
  { subgraphs, connections, headers }: IntrospectionSourceOptions,
  signal: AbortSignal,
): Promise<SubgraphSchema[]> {
  const transport = createHttpTransport(subgraphs, connections);
  try {
    const sent = await headers();
    return await Promise.all(
      subgraphs.map(async ({ name, url }) => {
        try {
          const request = { subgraph: name, body: serviceQuery, headers: sent };
          return { name, url, sdl: readSdl(name, await transport.send(request, signal)) };
        } catch (error: unknown) {
          const reason = error instanceof Error ? error.message : String(error);
          throw new SupergraphUnavailableError(`subgraph ${name} does not give its schema: ${reason}`, {
            cause: error,
          });
        }
      }),
    );
  } finally {
    await transport.close();
  }
}

function readSdl(subgraph: string, answer: SubgraphAnswer): string {
  const { data, failure } = parseSubgraphAnswer(subgraph, answer, false);
  if (failure !== undefined) throw failure;
  const sdl = (data as { _service?: { sdl?: unknown } | null } | null)?._service?.sdl;
  if (typeof sdl !== 'string' || sdl === '') throw new Error(`status ${answer.status} without _service.sdl`);
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
