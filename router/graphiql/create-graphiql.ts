import type { HttpReply } from '../http/create-server.ts';
import { addVary } from '../http/vary.ts';
import { errorFields, type Logger } from '../observability/logger.ts';
import type { Feature } from '../pipeline/feature.ts';
import { type Bundle, bundleGraphiql, isGraphiqlBundled, readBundleKey } from './bundle-graphiql.ts';
import { type PageFiles, type PageOptions, renderPage } from './render-page.ts';
import { sendAsset } from './send-asset.ts';

/** The query editor, served by the router itself: a browser needs no other host. */
interface Graphiql extends Feature {
  readonly sendPage: (reply: HttpReply) => Promise<HttpReply>;
  /** Soon builds what no earlier process has built, beside the answers to requests. To be called after the start. */
  readonly prepare: () => void;
  /** Ends a build, so that a stop does not wait for it; to be called before answers are waited for. */
  readonly stop: () => Promise<void>;
}

/** What the editor needs. */
interface GraphiqlOptions extends Omit<PageOptions, 'files'> {
  readonly logger: Logger;
  /** Where the files are kept; by default below `node_modules`. */
  readonly cacheFolder?: string;
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

/** The start has said that it is ready before the build takes what it needs of the machine. */
const prepareDelayMs = 200;

/**
 * Creates the editor. It is bundled after the start, unless an earlier process has done so. The page is sent at any
 * time: the names of its files are known before, and what it asks for meanwhile is answered when it is built.
 */
export function createGraphiql({ logger, cacheFolder, ...options }: GraphiqlOptions): Graphiql {
  const ending = new AbortController();
  let bundling: Promise<Bundle> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const bundle = () => {
    bundling ??= bundleGraphiql({ cacheFolder, signal: ending.signal }).catch((error: unknown) => {
      bundling = undefined;
      throw error;
    });
    return bundling;
  };
  const reportFailure = (error: unknown) => {
    if (!ending.signal.aborted) logger.warn(errorFields(error), 'GraphiQL not bundled');
  };
  return {
    name: 'GraphiQL',
    routes: [
      {
        method: 'GET',
        path: `${assetPrefix}:name`,
        async handle({ parameters, headers }) {
          const name = parameters['name'] ?? '';
          try {
            const asset = (await bundle()).get(name);
            return asset && sendAsset(name, asset, headers);
          } catch (error: unknown) {
            reportFailure(error);
            return { status: 503, headers: { 'retry-after': '1', 'cache-control': 'no-store' } };
          }
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
        const page = renderPage({ ...options, files: filesOf(await readBundleKey()) });
        if (bundling === undefined) bundle().catch(reportFailure);
        return reply.send(page);
      } catch (error: unknown) {
        reportFailure(error);
        return reply.code(503).send(missingPage);
      }
    },
    prepare() {
      timer = setTimeout(() => {
        isGraphiqlBundled(cacheFolder)
          .then((isBundled) => (isBundled ? undefined : bundle()))
          .catch(reportFailure);
      }, prepareDelayMs);
    },
    async stop() {
      clearTimeout(timer);
      ending.abort();
      // Fails when it was ended; what it has left behind is removed then.
      await bundling?.catch(() => undefined);
    },
  };
}

const missingPage = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>GraphiQL is not installed</title></head>
  <body><p>GraphiQL is bundled from development packages, and they are not installed here.</p></body>
</html>
`;

function filesOf(key: string): PageFiles {
  const pathOf = (entry: string, ending: string): string => `${assetPrefix}${entry}-${key}${ending}`;
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
