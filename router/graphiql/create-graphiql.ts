import type { HttpReply } from '../http/create-server.ts';
import { errorFields, type Logger } from '../observability/logger.ts';
import type { Feature } from '../pipeline/feature.ts';
import { type Bundle, bundleGraphiql } from './bundle-graphiql.ts';
import { type PageOptions, renderPage } from './render-page.ts';

/** The query editor, served by the router itself: a browser needs no other host. */
interface Graphiql extends Feature {
  readonly sendPage: (reply: HttpReply) => HttpReply;
}

/** What the editor needs. */
interface GraphiqlOptions extends Omit<PageOptions, 'assets'> {
  readonly logger: Logger;
}

const assetPrefix = '/graphiql/';

/** Only what the page itself brings may run; the editor needs workers from blobs and inline styles. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Creates the editor and starts bundling it in the background. */
export function createGraphiql({ logger, ...options }: GraphiqlOptions): Graphiql {
  const page = renderPage({ ...options, assets: assetPrefix });
  let bundling: Promise<Bundle> | undefined;
  const bundle = () => {
    bundling ??= bundleGraphiql().catch((error: unknown) => {
      bundling = undefined;
      throw error;
    });
    return bundling;
  };
  bundle().catch((error: unknown) => logger.warn(errorFields(error), 'GraphiQL not bundled'));
  return {
    name: 'GraphiQL',
    routes: [
      {
        method: 'GET',
        path: `${assetPrefix}:name`,
        async handle({ parameters }) {
          const asset = (await bundle()).get(parameters['name'] ?? '');
          return (
            asset && {
              status: 200,
              headers: {
                'content-type': asset.contentType,
                'cache-control': 'public, max-age=300',
                'x-content-type-options': 'nosniff',
              },
              body: asset.content,
            }
          );
        },
      },
    ],
    sendPage: (reply) =>
      reply
        .headers({
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'content-security-policy': pagePolicy,
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'DENY',
          vary: 'Accept',
        })
        .send(page),
  };
}
