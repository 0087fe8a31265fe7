import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from '../../router/config/load-config.ts';
import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { createRouter, type RouterParts } from '../../router/router.ts';
import type { Router } from '../../router/router-lifecycle.ts';
import { composeSubgraphs, type SubgraphSdl } from '../../router/supergraph/compose-subgraphs.ts';

/** A router for a test, on a free port, serving a supergraph from a file of its own. */
export interface TestRouter extends Router {
  /** The GraphQL endpoint. */
  readonly endpoint: string;
  readonly supergraphFile: string;
  /** Replaces the supergraph file; the router sees it as any other change. */
  writeSupergraph(sdl: string): Promise<void>;
}

/**
 * Starts a router on subgraphs that are running. Without any, the configuration names the supergraph.
 * @param config laid over the defaults of tests: loopback, free port, silent log
 */
export async function startRouter(
  subgraphs: readonly SubgraphSdl[],
  config: RouterConfigInput = {},
  parts: RouterParts = {},
): Promise<TestRouter> {
  const folder = await mkdtemp(join(tmpdir(), 'router-test-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  if (subgraphs.length > 0) await writeFile(supergraphFile, composeSupergraph(subgraphs));
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const router = await createRouter(
      resolveConfig({
        ...config,
        server: { host: '127.0.0.1', port: 0, ...config.server },
        // A crowded machine plans slowly; what a slow plan does is tested where it matters.
        planning: { timeoutMs: 10_000, ...config.planning },
        supergraph: {
          ...(subgraphs.length > 0 && { file: supergraphFile }),
          pollIntervalMs: 100,
          ...config.supergraph,
        },
        logging: { level: 'silent', ...config.logging },
      }),
      parts,
    );
    return {
      ...router,
      endpoint: `${router.url}/graphql`,
      supergraphFile,
      writeSupergraph: (sdl) => writeFile(supergraphFile, sdl),
      async close() {
        await router.close();
        await removeFolder();
      },
    };
  } catch (error: unknown) {
    await removeFolder();
    throw error;
  }
}

/** Composes subgraphs; rejects what does not compose. */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const outcome = composeSubgraphs(subgraphs);
  if (outcome.kind === 'failed') throw new Error(outcome.errors.map((error) => error.message).join('\n'));
  return outcome.supergraphSdl;
}
