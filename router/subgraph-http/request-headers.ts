import { forwardHeaders, type HeaderRules } from './header-rules.ts';

/** What of a client request decides the headers of its subgraph requests. */
interface HeaderSource {
  /** Lower-case client headers, identity headers already removed. */
  readonly clientHeaders: Readonly<Record<string, string>>;
  /** Headers the router adds to every subgraph request. */
  readonly routerHeaders: Readonly<Record<string, string>>;
  /** Headers the router adds to subgraph requests that are mutations. */
  readonly mutationHeaders?: Readonly<Record<string, string>>;
}

/** The headers of one client request's subgraph requests. */
export interface RequestHeaders {
  /** What a subgraph is sent, with a mutation or with a query. */
  sent(subgraph: string, isMutation: boolean): Readonly<Record<string, string>>;
}

/** Works out headers lazily, once per subgraph that has rules of its own. */
export function createRequestHeaders(rules: HeaderRules, request: HeaderSource): RequestHeaders {
  const hasRules = rules.request !== undefined || rules.subgraphs !== undefined;
  const forwarded = new Map<string, Record<string, string>>();
  const forward = (subgraph: string): Record<string, string> => {
    const rulesKey = Object.hasOwn(rules.subgraphs ?? {}, subgraph) ? subgraph : '';
    let headers = forwarded.get(rulesKey);
    if (headers === undefined) {
      headers = forwardHeaders(rules, subgraph, request.clientHeaders);
      forwarded.set(rulesKey, headers);
    }
    return headers;
  };
  return {
    sent: (subgraph, isMutation) => {
      const added = isMutation
        ? { ...request.routerHeaders, ...request.mutationHeaders }
        : request.routerHeaders;
      return hasRules ? { ...forward(subgraph), ...added } : added;
    },
  };
}
