import { hasVersion } from '../http/entity-tag.ts';
import { createEncodingNegotiator } from '../http/negotiate-encoding.ts';
import type { RouteRequest, RouteResponse } from '../pipeline/feature-route.ts';
import { type Asset, type AssetEncoding, assetEncodings } from './asset.ts';

const negotiate = createEncodingNegotiator(assetEncodings);
const yearSeconds = 31_536_000;

/** Answers a request for a file, in the smallest form the client takes; 304 when it has the file already. */
export function sendAsset(name: string, asset: Asset, headers: RouteRequest['headers']): RouteResponse {
  const wanted = negotiate(headers['accept-encoding'])?.encoding ?? 'identity';
  const encoding: AssetEncoding = asset.bodies[wanted] === undefined ? 'identity' : wanted;
  const etag = `"${name}-${encoding}"`;
  const common = {
    etag,
    'cache-control': `public, max-age=${yearSeconds}, immutable`,
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Encoding',
  };
  if (hasVersion(headers['if-none-match'], etag)) return { status: 304, headers: common };
  return {
    status: 200,
    headers: {
      ...common,
      'content-type': asset.contentType,
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
    body: asset.bodies[encoding] ?? asset.bodies.identity,
  };
}
