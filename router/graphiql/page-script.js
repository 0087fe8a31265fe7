/**
 * The page of the query editor, bundled for browsers by bundle-graphiql.ts. Its configuration is in the
 * page as JSON.
 */
import 'graphiql/style.css';
import './page.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { createDemoLogins } from './demo-logins.js';

const settings = JSON.parse(document.getElementById('settings').textContent);
const workerFiles = { graphql: 'graphql.worker.js', json: 'json.worker.js' };

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(`${settings.assets}${workerFiles[label] ?? 'editor.worker.js'}`),
};

const defaultHeaders = JSON.stringify({ 'apollo-require-preflight': 'true' }, null, 2);
const root = createRoot(document.getElementById('graphiql'));

/** The editor is made anew when the token changes, because it takes its first headers only then. */
function render(token) {
  const initialHeaders =
    token === undefined ? defaultHeaders : JSON.stringify({ authorization: `Bearer ${token}` }, null, 2);
  root.render(
    React.createElement(GraphiQL, {
      key: token ?? 'anonymous',
      fetcher: createGraphiQLFetcher({
        url: settings.endpoint,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      }),
      defaultQuery: settings.defaultQuery,
      initialHeaders,
      shouldPersistHeaders: false,
      defaultEditorToolsVisibility: 'headers',
    }),
  );
}

createDemoLogins({ settings, parent: document.getElementById('demo-logins'), onToken: render });
render(undefined);
