import type { GraphQLSchema } from 'graphql';
import { execute, parse } from 'graphql';
import type { SupergraphSnapshot } from '../../../router/graphql/supergraph-snapshot.ts';
import type { TestResponse } from '../harness/federated-graph.ts';

/** `@apollo/gateway` in front of subgraphs in this process. */
export interface ReferenceExecutor {
  execute(text: string, variables: Record<string, unknown>): Promise<TestResponse>;
  close(): Promise<void>;
}

/** Starts the gateway on a fixed supergraph. */
export async function createReferenceExecutor(
  snapshot: SupergraphSnapshot,
  schemas: ReadonlyMap<string, GraphQLSchema>,
): Promise<ReferenceExecutor> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const { ApolloGateway } = await import('@apollo/gateway');
  const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  const gateway = new ApolloGateway({
    supergraphSdl: snapshot.supergraphSdl,
    logger: silent,
    buildService: ({ name }) => ({
      async process({ request }) {
        const schema = schemas.get(name);
        if (schema === undefined) throw new Error(`Unknown subgraph ${name}`);
        const result = await execute({
          schema,
          document: parse(request.query ?? ''),
          variableValues: request.variables,
          contextValue: { headers: {} },
        });
        return JSON.parse(JSON.stringify(result));
      },
    }),
  });
  await gateway.load();
  return {
    async execute(text, variables) {
      const document = parse(text);
      const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
      try {
        const result = await gateway.executor({
          request: { query: text, variables },
          document,
          operationName: null,
          operation,
          queryHash: text,
          source: text,
          context: {},
          logger: silent,
          metrics: {},
        } as never);
        return JSON.parse(JSON.stringify(result)) as TestResponse;
      } catch (error: unknown) {
        return { errors: [{ message: `THROWN ${error instanceof Error ? error.message : String(error)}` }] };
      }
    },
    close: () => gateway.stop(),
  };
}

function ignore(): void {
  // The gateway's log says nothing about the comparison.
}
