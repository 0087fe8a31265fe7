import type { RequestHeaderRulesConfig, ResponseHeaderRulesConfig } from '../config/header-rules-config.ts';
import { namedSubgraphsOf } from '../config/subgraphs-config.ts';
import type { HeaderRules, RequestHeaderRule, ResponseHeaderRule } from '../subgraph-http/header-rules.ts';
import type { EngineConfig } from './engine-options.ts';
import type { CompiledEngineOptions } from './execution/compiled-engine.ts';

/** Options of the compiled engine as the configuration asks for them. */
export function compiledEngineOptionsOf(config: EngineConfig): CompiledEngineOptions {
  const { federation, planning, subgraphs } = config;
  const { keepAliveTimeoutMs, tls, requestHeaders: _, responseHeaders: __, ...http } = subgraphs.all;
  return {
    http: {
      ...http,
      keepAliveMs: keepAliveTimeoutMs,
      ...(Object.keys(tls).length > 0 && { tls }),
      subgraphs: Object.fromEntries(
        Object.entries(namedSubgraphsOf(subgraphs)).map(([name, own]) => {
          const {
            keepAliveTimeoutMs: keepAliveMs,
            url: _url,
            requestHeaders: _,
            responseHeaders: __,
            ...rest
          } = own;
          return [name, { ...rest, ...(keepAliveMs !== undefined && { keepAliveMs }) }];
        }),
      ),
    },
    shareSubgraphRequests: federation.shareSubgraphRequests,
    coalesceQueries: federation.coalesceQueries,
    answerMemoryBytes: federation.answerMemoryBytes,
    cache: { maxBytes: planning.cacheBytes },
    planning: {
      timeoutMs: planning.timeoutMs,
      overrideLabels: planning.overrideLabels,
      overridePercentage: planning.overridePercentage,
    },
    headers: headerRulesOf(config),
  };
}

/** Rules that are not there are left out: the engine then does nothing about those headers. */
function headerRulesOf({ headers, subgraphs }: EngineConfig): HeaderRules {
  const forwarded = headers.forwardedHeaders.map((named) => ({
    kind: 'propagate' as const,
    named: named.toLowerCase(),
  }));
  const { all } = subgraphs;
  const own = Object.entries(namedSubgraphsOf(subgraphs)).filter(
    ([, { requestHeaders = [], responseHeaders = [] }]) => requestHeaders.length + responseHeaders.length > 0,
  );
  const request = [...forwarded, ...toRequestRules(all.requestHeaders)];
  return {
    ...(request.length > 0 && { request }),
    ...(all.responseHeaders.length > 0 && { response: toResponseRules(all.responseHeaders) }),
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
