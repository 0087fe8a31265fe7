import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { ExecutableOperation } from '../graphql/operation.ts';
import { type ResponseError, responseError } from '../graphql/response-error.ts';

/**
 * A check of a parsed document that needs no schema. Rules run once per distinct text, before validation,
 * so that what they refuse costs nothing more; the first rule with errors decides.
 */
export type DocumentRule = (document: DocumentNode) => readonly ResponseError[];

/**
 * A check of a valid operation against the schema. Rules run when an operation is first asked for, and their verdict
 * is kept with its document; the first rule with errors decides. What a rule computes and others want to read, such as
 * a cost, belongs in a `WeakMap` by operation, which is one object per text and supergraph.
 */
export type OperationRule = (
  operation: ExecutableOperation,
  schema: GraphQLSchema,
) => readonly ResponseError[];

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
