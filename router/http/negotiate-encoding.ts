/** A content coding for one client; `identity` is the body as it is. */
interface NegotiatedEncoding<Encoding extends string> {
  readonly encoding: Encoding | 'identity';
  /** The client does not take the body as it is, however small it may be. */
  readonly isIdentityRefused: boolean;
}

/** Chooses the coding of a body from the `Accept-Encoding` header; undefined when none of them is acceptable. */
type EncodingNegotiator<Encoding extends string> = (
  acceptEncoding: string | undefined,
) => NegotiatedEncoding<Encoding> | undefined;

const maxRemembered = 1_000;
const maxRememberedLength = 200;

/**
 * Creates a negotiator that remembers the headers it has seen, of which there are few.
 * @param offered of codings that a client likes equally, the first is chosen
 */
export function createEncodingNegotiator<Encoding extends string>(
  offered: readonly Encoding[],
): EncodingNegotiator<Encoding> {
  const asItIs: NegotiatedEncoding<Encoding> = { encoding: 'identity', isIdentityRefused: false };
  const remembered = new Map<string, NegotiatedEncoding<Encoding> | undefined>();
  return (acceptEncoding) => {
    if (acceptEncoding === undefined) return asItIs;
    if (remembered.has(acceptEncoding)) return remembered.get(acceptEncoding);
    const chosen = negotiate(acceptEncoding, offered);
    if (remembered.size < maxRemembered && acceptEncoding.length <= maxRememberedLength)
      remembered.set(acceptEncoding, chosen);
    return chosen;
  };
}

/**
 * RFC 9110, section 12.5.3. A body as it is stays acceptable unless `identity` or `*` has the weight 0, and is chosen
 * where the client likes it better than every coding on offer.
 */
function negotiate<Encoding extends string>(
  acceptEncoding: string,
  offered: readonly Encoding[],
): NegotiatedEncoding<Encoding> | undefined {
  const weights = readWeights(acceptEncoding);
  const others = weights.get('*');
  const identity = weights.get('identity');
  const isIdentityRefused = (identity ?? others) === 0;
  let best: Encoding | undefined;
  let bestWeight = 0;
  for (const encoding of offered) {
    const weight = weights.get(encoding) ?? others ?? 0;
    if (weight <= bestWeight) continue;
    best = encoding;
    bestWeight = weight;
  }
  if (best !== undefined && bestWeight >= (identity ?? 0)) return { encoding: best, isIdentityRefused };
  return isIdentityRefused ? undefined : { encoding: 'identity', isIdentityRefused };
}

/**
 * Weights by coding in lower case. A weight that is not a number from 0 to 1 refuses its coding; where that would
 * refuse bodies as they are, the item is ignored, so that a mistake does not end in 406.
 */
function readWeights(acceptEncoding: string): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const item of acceptEncoding.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim());
    if (coding === '') continue;
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    const isWeight = /^[01](\.\d{0,3})?$/.test(weight);
    if (!isWeight && (coding === '*' || coding === 'identity')) continue;
    weights.set(coding === 'x-gzip' ? 'gzip' : coding, isWeight ? Number(weight) : 0);
  }
  return weights;
}
