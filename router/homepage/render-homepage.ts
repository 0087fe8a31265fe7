import { escapeHtml } from '../http/escape-html.ts';
import type { RouterDescription } from './describe-router.ts';
import type { SubgraphState } from './probe-subgraphs.ts';

/**
 * The content of the page at `/`.
 * @param origin `http://host:port` of this server as the client knows it
 */
export function renderHomepage(description: RouterDescription, origin: string): string {
  const { name, version, status, supergraph, endpoint, links, subgraphs } = description;
  return `
      <h1>${escapeHtml(name)}</h1>
      <p class="soft">A GraphQL API, served by a federation router.</p>
      <dl>
        <dt>State</dt><dd>${status === 'ready' ? '<span class="good">ready</span>' : '<span class="bad">not ready</span>'}</dd>
        <dt>Version</dt><dd>${escapeHtml(version)}</dd>
        <dt>Supergraph</dt><dd>${supergraph === null ? 'none yet' : `<code>${escapeHtml(supergraph)}</code>`}</dd>
        <dt>Endpoint</dt><dd><code>${escapeHtml(endpoint)}</code></dd>
      </dl>
      <nav aria-labelledby="links">
        <h2 id="links">Where to go</h2>
        <ul>${links.map(({ label, url }) => `<li><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></li>`).join('')}</ul>
      </nav>
      ${renderExample(origin + endpoint)}${subgraphs === undefined ? '' : renderSubgraphs(subgraphs)}`;
}

/** How to ask the endpoint at a URL from a terminal. */
export function renderExample(url: string): string {
  const command = `curl -H 'content-type: application/json' \\
  -d '{"query":"{ __typename }"}' '${url}'`;
  return `<h2>Ask it from a terminal</h2>
      <pre><code>${escapeHtml(command)}</code></pre>`;
}

function renderSubgraphs(subgraphs: readonly SubgraphState[]): string {
  const rows = subgraphs.map(
    ({ name, state }) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td>${state === 'answers' ? '<span class="good">answers</span>' : '<span class="bad">does not answer</span>'}</td></tr>`,
  );
  return `
      <h2 id="subgraphs">Subgraphs</h2>
      <table aria-labelledby="subgraphs">
        <thead><tr><th scope="col">Name</th><th scope="col">State</th></tr></thead>
        <tbody>${rows.join('')}</tbody>
      </table>`;
}
