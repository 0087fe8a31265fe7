import type { HttpReply } from '../http/create-server.ts';
import { addVary } from '../http/vary.ts';
import { errorFields, type Logger } from '../observability/logger.ts';
import type { Feature } from '../pipeline/feature.ts';
import { type Bundle, bundleGraphiql } from './bundle-graphiql.ts';
import { type PageFiles, type PageOptions, renderPage } from './render-page.ts';
import { sendAsset } from './send-asset.ts';

/** The query editor, served by the router itself: a browser needs no other host. */
interface Graphiql extends Feature {
  readonly sendPage: (reply: HttpReply) => Promise<HttpReply>;
}

/** What the editor needs. */
interface GraphiqlOptions extends Omit<PageOptions, 'files'> {
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

/** Creates the editor. It is bundled when a browser first asks for it, unless an earlier process has done so. */
export function createGraphiql({ logger, ...options }: GraphiqlOptions): Graphiql {
  let bundling: Promise<Bundle> | undefined;
  const bundle = () => {
    bundling ??= bundleGraphiql().catch((error: unknown) => {
      bundling = undefined;
      throw error;
    });
    return bundling;
  };
  return {
    name: 'GraphiQL',
    routes: [
      {
        method: 'GET',
        path: `${assetPrefix}:name`,
        async handle({ parameters, headers }) {
          const name = parameters['name'] ?? '';
          const asset = (await bundle()).get(name);
          return asset && sendAsset(name, asset, headers);
        },
      },
    ],
    async sendPage(reply) {
      reply.headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': pagePolicy,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      addVary(reply, 'Accept');
      try {
        return reply.send(renderPage({ ...options, files: filesOf(await bundle()) }));
      } catch (error: unknown) {
        logger.warn(errorFields(error), 'GraphiQL not bundled');
        return reply.code(503).send(missingPage);
      }
    },
  };
}

const missingPage = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>GraphiQL is not installed</title></head>
  <body><p>GraphiQL is bundled from development packages, and they are not installed here.</p></body>
</html>
`;

function filesOf(bundle: Bundle): PageFiles {
  const pathOf = (entry: string, ending: string): string => {
    const name = [...bundle.keys()].find((file) => file.startsWith(`${entry}-`) && file.endsWith(ending));
    if (name === undefined) throw new Error(`The bundle has no ${entry}${ending}`);
    return assetPrefix + name;
  };
  return {
    script: pathOf('page', '.js'),
    style: pathOf('page', '.css'),
    workers: {
      editor: pathOf('editor.worker', '.js'),
      json: pathOf('json.worker', '.js'),
      graphql: pathOf('graphql.worker', '.js'),
    },
  };
}
