import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';

/** A request as the subgraph received it. */
export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
}

/** What the subgraph does instead of executing: return true after writing the response. */
export type Script = (request: ReceivedRequest, response: ServerResponse) => boolean | Promise<boolean>;

/** A subgraph on a real socket. */
export interface ScriptedSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly url: string;
  /** Every request so far, in order. */
  readonly requests: readonly ReceivedRequest[];
  /** From now on requests go through `script`; undefined executes them again. */
  script(script: Script | undefined): void;
  /** Resolves with the first request that arrives after this call. */
  nextRequest(): Promise<ReceivedRequest>;
  close(): Promise<void>;
}

type SubgraphModules = Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>;
type SubgraphResolvers = Extract<SubgraphModules[number], { typeDefs: unknown }>['resolvers'];

/** Schema and resolvers of a scripted subgraph. */
interface ScriptedSubgraphOptions {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers?: SubgraphResolvers;
}

/** Starts a subgraph on a free port of the loopback interface. */
export async function startScriptedSubgraph(options: ScriptedSubgraphOptions): Promise<ScriptedSubgraph> {
  const { name, sdl } = options;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: options.resolvers ?? {} }]);
  const requests: ReceivedRequest[] = [];
  const waiting: Array<(request: ReceivedRequest) => void> = [];
  let script: Script | undefined;

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Omit<ReceivedRequest, 'headers'>;
    const request: ReceivedRequest = { ...body, headers: incoming.headers };
    requests.push(request);
    for (const resolve of waiting.splice(0)) resolve(request);
    if (script !== undefined && (await script(request, response))) return;
    const result = await graphql({
      schema,
      source: request.query,
      variableValues: request.variables,
      operationName: request.operationName,
      contextValue: request,
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  };
  const server = createServer((incoming, response) => {
    // A client that went away mid-request leaves nothing to answer.
    answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    name,
    sdl,
    url: `http://127.0.0.1:${port}/graphql`,
    requests,
    script(next) {
      script = next;
    },
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** A script that answers with a fixed status and body. */
export function answerWith(status: number, body: string, contentType = 'application/json'): Script {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': contentType });
    response.end(body);
    return true;
  };
}
