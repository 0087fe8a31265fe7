import { visit } from 'graphql';
import type { DocumentRule } from '../documents/document-rules.ts';
import { responseError } from '../graphql/response-error.ts';
import type { Feature } from '../pipeline/feature.ts';

/** Refuses documents that ask for the schema. */
export const introspectionRefusal: Feature = {
  name: 'introspection refusal',
  checkDocument: findIntrospection,
};

/** Finds `__schema` and `__type` at any depth. `__typename` does not count as introspection. */
function findIntrospection(document: Parameters<DocumentRule>[0]): ReturnType<DocumentRule> {
  let isFound = false;
  visit(document, {
    Field(node) {
      if (node.name.value === '__schema' || node.name.value === '__type') isFound = true;
    },
  });
  return isFound ? [responseError('INTROSPECTION_DISABLED', 'Introspection is disabled')] : [];
}
