import { type SpawnedProcess, spawnNode } from './spawn-process.ts';

/** The ERP in a process of its own, with its addresses. */
export interface RunningErp extends SpawnedProcess {
  /** The router's GraphQL endpoint. */
  readonly url: string;
  /** GraphQL URL of each subgraph, by its name. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
}

/** The embedded default, `node start.ts`, as a process of its own on free ports; resolves when it is ready. */
export async function startErp(
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningErp> {
  const spawned = spawnNode('start.ts', ['--port', '0', ...args], {
    ERP_LOGGING_LEVEL: 'warn',
    ...environment,
  });
  const [url] = await spawned.waitForOutput(/http:\/\/[\w.:[\]]+\/graphql/);
  await spawned.waitForOutput(/Ready in/);
  const subgraphUrls = Object.fromEntries(
    [...spawned.output().matchAll(/^ {2}(\w+) +(http:\S+\/graphql)(?: +gRPC .*)?$/gm)].map(
      ([, name, subgraphUrl]) => [name, subgraphUrl],
    ),
  );
  return { ...spawned, url, subgraphUrls };
}
