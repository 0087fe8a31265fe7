import type {
  SubgraphAnswer,
  SubgraphRequest,
  SubgraphTransport,
} from '../../../router/subgraph-http/subgraph-transport.ts';

/** Answers a request with a body, or anything else a transport can do. */
export type Script = (
  request: SubgraphRequest,
) => Promise<Partial<SubgraphAnswer> & { readonly body: string }>;

/** A transport that says what the test says. */
export function createScriptedTransport(script: Script): SubgraphTransport {
  return {
    async send(request) {
      return { status: 200, headers: { 'content-type': 'application/json' }, ...(await script(request)) };
    },
    close: async () => undefined,
  };
}
