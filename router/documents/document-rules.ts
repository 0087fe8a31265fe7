import { type DocumentNode, visit } from 'graphql';
import { type ResponseError, responseError } from '../graphql/response-error.ts';

/**
 * A check of a parsed document that needs no schema. Rules run once per distinct text, before validation,
 * so that what they refuse costs nothing more; the first rule with errors decides.
 */
export type DocumentRule = (document: DocumentNode) => readonly ResponseError[];

/** Refuses `__schema` and `__type` wherever they are; `__typename` is no introspection. */
export const refuseIntrospection: DocumentRule = (document) => {
  let isFound = false;
  visit(document, {
    Field(node) {
      if (node.name.value === '__schema' || node.name.value === '__type') isFound = true;
    },
  });
  return isFound ? [responseError('INTROSPECTION_DISABLED', 'Introspection is disabled')] : [];
};

/** Refuses a variable named `__proto__`, which no plain object can hold. */
export const refusePrototypeVariable: DocumentRule = (document) => {
  for (const definition of document.definitions) {
    if (!('variableDefinitions' in definition)) continue;
    for (const { variable } of definition.variableDefinitions ?? []) {
      if ('name' in variable && variable.name.value === '__proto__') {
        return [responseError('GRAPHQL_VALIDATION_FAILED', 'A variable cannot be named "__proto__"')];
      }
    }
  }
  return [];
};
