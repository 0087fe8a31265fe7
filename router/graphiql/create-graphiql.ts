import { setTimeout as delay } from 'node:timers/promises';
import type { HttpReply } from '../http/create-server.ts';
import { addVary } from '../http/vary.ts';
import { errorFields, type Logger } from '../observability/logger.ts';
import type { Feature } from '../pipeline/feature.ts';
import { type Bundle, bundleGraphiql, isGraphiqlBundled } from './bundle-graphiql.ts';
import { type PageFiles, type PageOptions, renderPage } from './render-page.ts';
import { sendAsset } from './send-asset.ts';

/** The query editor, served by the router itself: a browser needs no other host. */
interface Graphiql extends Feature {
  readonly sendPage: (reply: HttpReply) => Promise<HttpReply>;
  /** Soon builds what no earlier process has built, beside the answers to requests. To be called after the start. */
  readonly prepare: () => void;
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
/** So long a browser waits for the page; reading what an earlier process has built takes less. */
const patienceMs = 1_000;

/**
 * Creates the editor. It is bundled after the start, unless an earlier process has done so; a browser that opens it
 * meanwhile gets a page that says so and looks again.
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
        const built = await withinPatience(bundle());
        if (built === undefined) return reply.code(503).header('retry-after', '1').send(buildingPage);
        return reply.send(renderPage({ ...options, files: filesOf(built) }));
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
    async close() {
      clearTimeout(timer);
      ending.abort();
      // Fails when it was ended; what it has left behind is removed then.
      await bundling?.catch(() => undefined);
    },
  };
}

/** The bundle, or undefined when it takes long. */
async function withinPatience(bundling: Promise<Bundle>): Promise<Bundle | undefined> {
  const waiting = new AbortController();
  try {
    return await Promise.race([bundling, delay(patienceMs, undefined, { signal: waiting.signal })]);
  } finally {
    waiting.abort();
  }
}

const buildingPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="refresh" content="1" />
    <title>GraphiQL is being built</title>
    <link rel="icon" href="data:," />
    <style>body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }</style>
  </head>
  <body>
    <p>The editor is being built from the installed packages, once: it opens here by itself in some seconds.</p>
    <p>Requests to this address are answered meanwhile.</p>
  </body>
</html>
`;

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
