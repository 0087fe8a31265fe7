import { printSchema, Supergraph } from '@apollo/federation-internals';

/**
 * SDL of what clients may query: the supergraph without federation machinery and `@inaccessible` elements.
 * Throws when the text is not a supergraph.
 */
export function printApiSchema(supergraphSdl: string): string {
  return `${printSchema(Supergraph.build(supergraphSdl, { supportedFeatures: null, validateSupergraph: false }).apiSchema()).trim()}\n`;
}
