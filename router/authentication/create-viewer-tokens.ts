import type { ViewerTokenConfig } from '../config/viewer-token-config.ts';
import { anonymous, viewerTokenHeader } from './viewer.ts';
import { createViewerTokenSigner, type ViewerTokenSigner } from './viewer-token.ts';

/** Creates the signer of viewer tokens as configured; undefined when there is no secret. */
export function createViewerTokens(config: ViewerTokenConfig): ViewerTokenSigner | undefined {
  const { secret } = config;
  return secret === undefined ? undefined : createViewerTokenSigner({ ...config, secret });
}

/** Headers with which the router asks subgraphs for itself, for their schemas. */
export async function ownRequestHeaders(
  signer: ViewerTokenSigner | undefined,
): Promise<Readonly<Record<string, string>>> {
  return signer === undefined ? {} : { [viewerTokenHeader]: await signer.tokenFor(anonymous) };
}
