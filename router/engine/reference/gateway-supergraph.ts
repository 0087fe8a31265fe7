import { Kind, parse, print, visit } from 'graphql';

const authenticatedUrl = 'https://specs.apollo.dev/authenticated/';

/**
 * The supergraph as the gateway takes it. It refuses what must be enforced and what it does not know, and does not
 * know `@authenticated`: the pipeline enforces that, before an engine sees an operation.
 */
export function gatewaySupergraph(supergraphSdl: string): string {
  if (!supergraphSdl.includes(authenticatedUrl)) return supergraphSdl;
  const document = visit(parse(supergraphSdl, { noLocation: true }), {
    Directive(node) {
      const url = node.arguments?.find(({ name }) => name.value === 'url')?.value;
      if (url?.kind !== Kind.STRING || !url.value.startsWith(authenticatedUrl)) return undefined;
      return { ...node, arguments: node.arguments?.filter(({ name }) => name.value !== 'for') };
    },
  });
  return print(document);
}
