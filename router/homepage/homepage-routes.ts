import { acceptsPage } from '../http/accepts-page.ts';
import type { HttpReply, HttpServer } from '../http/create-server.ts';
import { dataHeaders } from '../http/security-headers.ts';
import { addVary } from '../http/vary.ts';
import { type DescriptionParts, describeRouter } from './describe-router.ts';
import { sendPage } from './page.ts';
import { renderExample, renderHomepage } from './render-homepage.ts';

/** What a notice is made from. */
interface NoticeParts {
  /** Name of what runs here. */
  readonly name: string;
  /** Path of the GraphQL endpoint. */
  readonly endpoint: string;
}

/** Adds `/`: a page for browsers, the same facts as JSON for every other client. */
export function addHomepage(server: HttpServer, parts: DescriptionParts): void {
  server.get('/', async (request, reply) => {
    addVary(reply, 'Accept');
    const description = await describeRouter(parts);
    if (!acceptsPage(request.headers.accept)) return reply.headers(dataHeaders).send(description);
    return sendPage(reply, description.name, renderHomepage(description, originOf(request)));
  });
}

/**
 * Answers a browser that opens the GraphQL endpoint where there is no editor. The status says what is true of the
 * request: the endpoint has no representation that the browser could show.
 */
export function sendEndpointNotice(reply: HttpReply, { name, endpoint }: NoticeParts): HttpReply {
  addVary(reply, 'Accept');
  return sendPage(
    reply.code(406),
    name,
    `
      <h1>GraphQL endpoint</h1>
      <p>This address answers GraphQL requests of programs. It has no page to look at, because the editor is off here.</p>
      <h2>How to get the editor</h2>
      <p>The operator of this router can set <code>graphiql.enabled: true</code> (<code>ERP_GRAPHIQL_ENABLED=true</code>); with <code>environment: development</code> it is on by default. Any other GraphQL client can be pointed at this address as it is.</p>
      ${renderExample(originOf(reply.request) + endpoint)}`,
  );
}

/** `http://host:port` as the client wrote it; a host that is more than names, numbers and brackets is not repeated. */
function originOf({ protocol, host }: HttpReply['request']): string {
  return `${protocol}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`;
}
