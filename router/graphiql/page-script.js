/**
 * The page of the query editor, bundled for browsers by build-files.ts. Its configuration is in the page as JSON.
 */
import 'graphiql/style.css';
import './page.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { createSession } from './session.js';
import { createSignInBar } from './sign-in-bar.js';

const settings = JSON.parse(document.getElementById('settings').textContent);

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(settings.workers[label] ?? settings.workers.editor),
};

const DEFAULT_HEADERS = JSON.stringify({ 'apollo-require-preflight': 'true' }, null, 2);
/** As in page.css: below this width the panes are stacked. */
const isNarrow = matchMedia('(max-width: 720px)').matches;

const session = createSession(settings, (state) => showSession(state));
const showSession =
  settings.demoUsers.length === 0
    ? () => undefined
    : createSignInBar({
        users: settings.demoUsers,
        parent: document.getElementById('demo-logins'),
        onSignIn: session.signIn,
        onSignOut: session.signOut,
      });
showSession({ kind: 'signed-out', reason: undefined });

// The router may have restarted, or the session ended, while the page was in the background.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void session.check().catch(() => undefined);
});

createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: createGraphiQLFetcher({ url: settings.endpoint, fetch: session.fetch }),
    defaultQuery: settings.defaultQuery,
    initialHeaders: DEFAULT_HEADERS,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: isNarrow ? false : 'headers',
  }),
);
