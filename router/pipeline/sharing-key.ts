import type { HeadersConfig } from '../config/headers-config.ts';
import { forwardHeaders, type HeaderRules, passesCookies } from '../subgraph-http/header-rules.ts';
import type { ReadyRequest } from './ready-request.ts';

/** What of a request decides the sharing key. */
type SharingSource = Pick<ReadyRequest, 'incoming' | 'identity' | 'clientHeaders' | 'wantsPlan'>;

/**
 * Everything besides operation and variables that the answer to a request may depend on, as text: two requests with
 * equal keys may be given one answer. Undefined when the answer is for this request alone.
 */
export type SharingKey = (request: SharingSource) => string | undefined;

/**
 * Creates the one place that decides what separates requests: the identity, and the client headers that rules send to
 * any subgraph. Request id and trace do not count, because no answer may depend on them; address and user agent count
 * where they are sent with queries. An answer that may set a cookie is for one client, although two anonymous clients
 * have one identity; so is an answer that explains its plan.
 */
export function createSharingKey(
  rules: HeaderRules,
  clientAddress: HeadersConfig['clientAddress'],
): SharingKey {
  if (passesCookies(rules)) return () => undefined;
  const ruledSubgraphs = Object.keys(rules.subgraphs ?? {});
  const hasRules = rules.request !== undefined || ruledSubgraphs.length > 0;
  const countsAddress = clientAddress === 'always';
  return ({ incoming, identity, clientHeaders, wantsPlan }) => {
    if (wantsPlan) return undefined;
    if (!hasRules && !countsAddress) return identity.identityKey;
    return JSON.stringify([
      identity.identityKey,
      ...(countsAddress ? [incoming.clientIp, incoming.headers['user-agent']] : []),
      ...(hasRules ? ['', ...ruledSubgraphs].map((name) => countedHeaders(rules, name, clientHeaders)) : []),
    ]);
  };
}

/** Names under which the router sends what is its own, whatever the client sent. */
const ownHeaders = ['x-request-id', 'traceparent', 'tracestate'] as const;

function countedHeaders(
  rules: HeaderRules,
  subgraph: string,
  clientHeaders: Readonly<Record<string, string>>,
): Record<string, string> {
  const headers = forwardHeaders(rules, subgraph, clientHeaders);
  for (const name of ownHeaders) delete headers[name];
  return headers;
}
