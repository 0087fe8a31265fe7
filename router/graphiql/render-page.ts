import type { GraphiqlConfig } from '../config/browser-config.ts';

/** What the page is made from. */
export interface PageOptions {
  readonly config: GraphiqlConfig;
  /** Path of the GraphQL endpoint. */
  readonly endpoint: string;
  /** Whether the page holds the demo users and their password. */
  readonly offersLogins: boolean;
  /** Path under which the files of the page are served, with a slash at its end. */
  readonly assets: string;
}

/** The HTML page of the query editor. Settings travel as JSON, so that the page needs no inline script. */
export function renderPage({ config, endpoint, offersLogins, assets }: PageOptions): string {
  const { title, demoUsers, demoPassword, demoLoginOperation, demoTokenPath, defaultQuery } = config;
  const settings = {
    endpoint,
    assets,
    defaultQuery,
    ...(offersLogins ? { demoUsers, demoPassword, demoLoginOperation, demoTokenPath } : { demoUsers: [] }),
  };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${assets}page.css" />
  </head>
  <body>
    <div id="demo-logins" hidden></div>
    <div id="graphiql"></div>
    <script type="application/json" id="settings">${escapeJson(settings)}</script>
    <script src="${assets}page.js"></script>
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** JSON inside a script element must not be able to end it. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}
