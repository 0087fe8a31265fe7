import { readFileSync } from 'node:fs';

/** What is measured, in the order of the table. */
export const contenderNames = [
  'apollo',
  'compiled, nothing kept',
  'compiled',
  'compiled + sharing',
  'compiled + coalescing',
] as const;

/** Name of something that is measured. */
export type ContenderName = (typeof contenderNames)[number];

/** Whether a text names a contender. */
export function isContenderName(text: string): text is ContenderName {
  return contenderNames.some((name) => name === text);
}

/** Starts a contender in this process and returns its GraphQL URL. */
export function createContender(name: ContenderName, supergraphFile: string): Promise<string> {
  switch (name) {
    case 'apollo':
      return startApollo(supergraphFile);
    case 'compiled, nothing kept':
      return startRouter(supergraphFile, { share: false, coalesce: false, answerMemoryBytes: 0 });
    case 'compiled':
      return startRouter(supergraphFile, { share: false, coalesce: false });
    case 'compiled + sharing':
      return startRouter(supergraphFile, { share: true, coalesce: false });
    case 'compiled + coalescing':
      return startRouter(supergraphFile, { share: true, coalesce: true });
  }
}

async function startApollo(supergraphFile: string): Promise<string> {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const [{ ApolloServer }, { startStandaloneServer }, { ApolloGateway }] = await Promise.all([
    import('@apollo/server'),
    import('@apollo/server/standalone'),
    import('@apollo/gateway'),
  ]);
  const gateway = new ApolloGateway({ supergraphSdl: readFileSync(supergraphFile, 'utf8') });
  const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
    listen: { host: '127.0.0.1', port: 0 },
  });
  return url;
}

/** The whole router, as `node router/main.ts --supergraph` starts it. */
async function startRouter(
  supergraphFile: string,
  switches: { readonly share: boolean; readonly coalesce: boolean; readonly answerMemoryBytes?: number },
): Promise<string> {
  const { limitHeapGrowth } = await import('../../router/limit-heap-growth.ts');
  limitHeapGrowth();
  const [{ createRouter }, { loadConfig }, { parseCommandLine }] = await Promise.all([
    import('../../router/router.ts'),
    import('../../router/config/load-config.ts'),
    import('../../router/config/command-line.ts'),
  ]);
  const loaded = loadConfig({
    commandLine: parseCommandLine(['--supergraph', supergraphFile, '--port', '0']),
    environment: {
      ERP_FEDERATION_ENGINE: 'compiled',
      ERP_FEDERATION_SHARE_SUBGRAPH_REQUESTS: String(switches.share),
      ERP_FEDERATION_COALESCE_QUERIES: String(switches.coalesce),
      ...(switches.answerMemoryBytes !== undefined && {
        ERP_FEDERATION_ANSWER_MEMORY_BYTES: String(switches.answerMemoryBytes),
      }),
      ERP_LOGGING_LEVEL: 'error',
      NODE_ENV: 'production',
    },
  });
  if (loaded.kind === 'invalid') throw new Error(loaded.errors.join('\n'));
  const router = await createRouter(loaded.config);
  return `${router.url}${loaded.config.server.path}`;
}
