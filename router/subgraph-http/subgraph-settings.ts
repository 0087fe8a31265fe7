import type { RequestHeaderRulesConfig, ResponseHeaderRulesConfig } from '../config/header-rules-config.ts';
import { namedSubgraphsOf, type SubgraphsConfig } from '../config/subgraphs-config.ts';
import type { HttpTransportOptions } from './connection-settings.ts';
import type { HeaderRules, RequestHeaderRule, ResponseHeaderRule } from './header-rules.ts';

/** Connections to subgraphs as the configuration asks for them. */
export function connectionsOf(subgraphs: SubgraphsConfig): HttpTransportOptions {
  return { ...subgraphs.all, subgraphs: namedSubgraphsOf(subgraphs) };
}

/** Rules for headers as the configuration asks for them; without rules no header is changed. */
export function headerRulesOf(subgraphs: SubgraphsConfig): HeaderRules {
  const { all } = subgraphs;
  const own = Object.entries(namedSubgraphsOf(subgraphs)).filter(
    ([, { requestHeaders = [], responseHeaders = [] }]) => requestHeaders.length + responseHeaders.length > 0,
  );
  return {
    ...(all.requestHeaders.length > 0 && { request: toRequestRules(all.requestHeaders) }),
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
