import { type ApolloServer, type BaseContext, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';

/**
 * Answers GraphQL requests of a fastify route with a started Apollo server; requests have a body, not a query string.
 * @param createContext called once per request; the error it rejects with is the answer
 */
export function createGraphqlHandler<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>,
): RouteHandlerMethod {
  return (request, reply) => {
    const { accept } = request.headers;
    const isPreferred = accept !== undefined && preferredFirst.test(accept);
    apollo
      .executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method,
          headers:
            accept === undefined || isPreferred ? nothingToNegotiate : new HeaderMap([['accept', accept]]),
          search: '',
          body: request.body,
        },
        context: () => createContext(request, reply),
      })
      .then((answer) => sendAnswer(reply, answer, isPreferred))
      .catch((error: unknown) => reply.send(error));
  };
}

/**
 * Apollo negotiates a content type twice per request. Whether a client wants this one is seen without it; other
 * clients are Apollo's.
 */
const preferredFirst = /^application\/graphql-response\+json\s*(?:,|$)/;
const preferredType = 'application/graphql-response+json; charset=utf-8';
/** Without the header Apollo compares every type it has with the wildcard. */
const nothingToNegotiate = new HeaderMap([['accept', '']]);

function sendAnswer(reply: FastifyReply, answer: HTTPGraphQLResponse, isPreferred: boolean): void {
  for (const [name, value] of answer.headers) reply.header(name, value);
  if (isPreferred) reply.header('content-type', preferredType);
  // Answers depend on the viewer and change at any time.
  reply.header('cache-control', 'no-store').code(answer.status ?? 200);
  // Apollo answers in parts to `@defer` and `@stream` alone, which schemas of subgraphs do not have.
  if (answer.body.kind !== 'complete') throw new Error('An answer in parts cannot be sent.');
  reply.send(answer.body.string);
}
