import { createHash } from 'node:crypto';
import type { HttpReply } from '../http/create-server.ts';
import { escapeHtml } from '../http/escape-html.ts';
import { dataHeaders } from '../http/security-headers.ts';

const style = `
:root { color-scheme: light dark; --page: #fff; --text: #24324a; --soft: #566380; --line: #cfd6e3; --link: #1d4fc4; --code: #f1f4f9; --good: #17663a; --bad: #a3261f; }
@media (prefers-color-scheme: dark) { :root { --page: #161c28; --text: #dfe5f0; --soft: #a3afc6; --line: #3a465c; --link: #8db4ff; --code: #212a3b; --good: #7fd6a2; --bad: #ff9c94; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
p { margin: .5rem 0; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
dl { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .25rem 1rem; margin: 1rem 0 0; }
dt, .soft { color: var(--soft); }
dd { margin: 0; }
ul { margin: .5rem 0; padding: 0; list-style: none; }
nav li { padding: .25rem 0; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .375rem .5rem .375rem 0; border-bottom: 1px solid var(--line); text-align: left; font-weight: inherit; }
thead th { color: var(--soft); }
.good { color: var(--good); }
.bad { color: var(--bad); }
code, pre { background: var(--code); border-radius: 4px; font: .875rem/1.5 ui-monospace, monospace; }
code { padding: .1rem .3rem; }
pre { margin: .5rem 0; padding: .75rem; white-space: pre-wrap; }
pre code { padding: 0; }
`;

/** Nothing runs, nothing is loaded; the style is the one of this file. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Sends a page of the router's own: one style, no script, nothing from elsewhere.
 * @param main HTML of the content, its texts escaped
 */
export function sendPage(reply: HttpReply, title: string, main: string): HttpReply {
  return reply
    .headers({
      ...dataHeaders,
      'content-security-policy': policy,
      'content-type': 'text/html; charset=utf-8',
    })
    .send(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:," />
    <style>${style}</style>
  </head>
  <body>
    <main>${main}</main>
  </body>
</html>
`);
}
