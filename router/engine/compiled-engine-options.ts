import type { FederationConfig } from '../config/federation-config.ts';
import type { RequestHeaderRulesConfig, ResponseHeaderRulesConfig } from '../config/header-rules-config.ts';
import type { HeaderRules, RequestHeaderRule, ResponseHeaderRule } from '../subgraph-http/header-rules.ts';
import type { CompiledEngineOptions } from './execution/compiled-engine.ts';

/** Options of the compiled engine as the configuration asks for them. */
export function compiledEngineOptionsOf(federation: FederationConfig): CompiledEngineOptions {
  const settings = Object.entries(federation.subgraphs);
  return {
    http: {
      timeoutMs: federation.subgraphTimeoutMs,
      connectTimeoutMs: federation.connectTimeoutMs,
      maxResponseBytes: federation.maxSubgraphResponseBytes,
      maxConnections: federation.maxConnectionsPerSubgraph,
      keepAliveMs: federation.keepAliveTimeoutMs,
      http2: federation.http2,
      compression: federation.compression,
      ...(Object.keys(federation.tls).length > 0 && { tls: federation.tls }),
      subgraphs: Object.fromEntries(settings.map(([name, { timeoutMs, tls }]) => [name, { timeoutMs, tls }])),
    },
    shareSubgraphRequests: federation.shareSubgraphRequests,
    coalesceQueries: federation.coalesceQueries,
    answerMemoryBytes: federation.answerMemoryBytes,
    cache: { maxBytes: federation.operationCacheBytes },
    planning: {
      timeoutMs: federation.planTimeoutMs,
      overrideLabels: federation.overrideLabels,
      overridePercentage: federation.overridePercentage,
    },
    headers: headerRulesOf(federation),
  };
}

/** Rules that are not there are left out: the engine then does nothing about those headers. */
function headerRulesOf(federation: FederationConfig): HeaderRules {
  const forwarded = federation.forwardedHeaders.map((named) => ({
    kind: 'propagate' as const,
    named: named.toLowerCase(),
  }));
  const own = Object.entries(federation.subgraphs).filter(
    ([, { requestHeaders = [], responseHeaders = [] }]) => requestHeaders.length + responseHeaders.length > 0,
  );
  const request = [...forwarded, ...toRequestRules(federation.requestHeaders)];
  return {
    ...(request.length > 0 && { request }),
    ...(federation.responseHeaders.length > 0 && { response: toResponseRules(federation.responseHeaders) }),
    ...(own.length > 0 && {
      subgraphs: Object.fromEntries(
        own.map(([name, { requestHeaders = [], responseHeaders = [] }]) => [
          name,
          { request: toRequestRules(requestHeaders), response: toResponseRules(responseHeaders) },
        ]),
      ),
    }),
  };
}

function toRequestRules(rules: RequestHeaderRulesConfig): readonly RequestHeaderRule[] {
  return rules.map((rule) =>
    rule.kind === 'insert' ? rule : { ...rule, matching: toPattern(rule.matching) },
  );
}

function toResponseRules(rules: ResponseHeaderRulesConfig): readonly ResponseHeaderRule[] {
  return rules.map((rule) => ({ ...rule, matching: toPattern(rule.matching) }));
}

function toPattern(text: string | undefined): RegExp | undefined {
  return text === undefined ? undefined : new RegExp(text);
}
