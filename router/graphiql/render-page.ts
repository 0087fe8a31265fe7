import type { GraphiqlConfig } from '../config/browser-config.ts';
import { escapeHtml } from '../http/escape-html.ts';

/** What the page is made from. */
export interface PageOptions {
  readonly config: GraphiqlConfig;
  readonly title: string;
  /** Path of the GraphQL endpoint. */
  readonly endpoint: string;
  /** Whether the page holds the demo users and their password. */
  readonly offersLogins: boolean;
  readonly files: PageFiles;
}

/** Paths of the files that the page refers to. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** Scripts of workers by the label under which the editor asks for them. */
  readonly workers: Readonly<Record<'editor' | 'json' | 'graphql', string>>;
}

/**
 * The HTML page of the query editor. Settings travel as JSON, so that the page needs no inline script; the style stands at
 * the end, so that the page is shown while its files are being built.
 */
export function renderPage({ config, title, endpoint, offersLogins, files }: PageOptions): string {
  const { demoUsers, demoPassword, demoLoginOperation, demoTokenPath, demoLogoutOperation, defaultQuery } =
    config;
  const settings = {
    endpoint,
    workers: files.workers,
    defaultQuery,
    ...(offersLogins
      ? { demoUsers, demoPassword, demoLoginOperation, demoTokenPath, demoLogoutOperation }
      : { demoUsers: [] }),
  };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <div id="demo-logins" hidden></div>
    <main id="graphiql"><p>Loading the editor; it needs JavaScript. The first time it is built, which takes some seconds.</p></main>
    <script type="application/json" id="settings">${escapeJson(settings)}</script>
    <link rel="stylesheet" href="${files.style}" />
    <script src="${files.script}"></script>
  </body>
</html>
`;
}

/** JSON inside a script element must not be able to end it. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
