/** A media type of GraphQL responses, and whether the client asked for exactly that one. */
export interface NegotiatedMediaType {
  readonly contentType:
    | 'application/json; charset=utf-8'
    | 'application/graphql-response+json; charset=utf-8';
  /**
   * The client accepts `application/json` and nothing that would cover the newer type: GraphQL over HTTP
   * gives such clients 200 for request errors (section "application/json").
   */
  readonly isLegacyJson: boolean;
}

const jsonType: NegotiatedMediaType = {
  contentType: 'application/json; charset=utf-8',
  isLegacyJson: false,
};
const legacyJsonType: NegotiatedMediaType = { ...jsonType, isLegacyJson: true };
const graphqlType: NegotiatedMediaType = {
  contentType: 'application/graphql-response+json; charset=utf-8',
  isLegacyJson: false,
};

const maxRemembered = 1_000;

/** Chooses the media type of the response from the `Accept` header; undefined means 406. */
type MediaTypeNegotiator = (accept: string | undefined) => NegotiatedMediaType | undefined;

/** Creates a negotiator that remembers the headers it has seen, of which there are few. */
export function createMediaTypeNegotiator(): MediaTypeNegotiator {
  const remembered = new Map<string, NegotiatedMediaType | undefined>();
  return (accept) => {
    if (accept === undefined || accept === '*/*') return jsonType;
    if (remembered.has(accept)) return remembered.get(accept);
    const chosen = negotiate(accept);
    if (remembered.size < maxRemembered) remembered.set(accept, chosen);
    return chosen;
  };
}

interface AcceptedRange {
  readonly type: string;
  readonly quality: number;
}

/** Proactive negotiation (RFC 9110 section 12.5.1) between the two types of GraphQL over HTTP. */
function negotiate(accept: string): NegotiatedMediaType | undefined {
  const ranges = accept.split(',').flatMap(parseRange);
  if (ranges.length === 0 && accept.trim() === '') return jsonType;
  const json = qualityOf('application/json', ranges);
  const graphql = qualityOf('application/graphql-response+json', ranges);
  const namesGraphql = ranges.some((range) => range.type === 'application/graphql-response+json');
  if (graphql > 0 && namesGraphql && graphql >= json) return graphqlType;
  if (json > 0) return graphql > 0 ? jsonType : legacyJsonType;
  return graphql > 0 ? graphqlType : undefined;
}

function parseRange(text: string): AcceptedRange[] {
  const [typePart = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  if (typePart === '') return [];
  if (
    parameters.some((parameter) => parameter.startsWith('charset=') && !/^charset="?utf-8"?$/.test(parameter))
  ) {
    return [];
  }
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = weight === undefined ? 1 : Number(weight.slice(2));
  return [{ type: typePart, quality: Number.isNaN(quality) ? 0 : quality }];
}

/** Quality of a type: the most specific range decides. */
function qualityOf(type: string, ranges: readonly AcceptedRange[]): number {
  for (const candidate of [type, 'application/*', '*/*']) {
    const range = ranges.find((item) => item.type === candidate);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
