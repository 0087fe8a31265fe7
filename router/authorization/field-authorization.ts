import type { ExecutableOperation } from '../graphql/operation.ts';
import type { ResponseError } from '../graphql/response-error.ts';
import type { SupergraphSnapshot } from '../graphql/supergraph-snapshot.ts';
import { type AccessRules, createAccessRules } from './access-rules.ts';
import { parseExactly } from './answer-json.ts';
import { completeAnswer } from './complete-answer.ts';
import { type FilteredOperation, filterOperation } from './filter-operation.ts';

/** An answer in the parts that the engine gives it in. */
interface AnswerParts {
  /** JSON text. */
  readonly data: string;
  readonly errors: readonly ResponseError[];
}

/** Keeps what is `@authenticated` from viewers who are not signed in. */
interface FieldAuthorization {
  /**
   * The operation without what such a viewer may not see; the operation itself when that is nothing. It is the same
   * object for the same operation.
   */
  filter(operation: ExecutableOperation, snapshot: SupergraphSnapshot): ExecutableOperation;
  /** Whether something was left out of this operation. */
  isFiltered(operation: ExecutableOperation): boolean;
  /** Undefined for an operation that was not filtered. */
  complete(
    filtered: ExecutableOperation,
    variables: Readonly<Record<string, unknown>>,
    answer: { readonly data: string | Buffer; readonly errors: readonly ResponseError[] },
  ): AnswerParts | undefined;
}

interface Filtered extends FilteredOperation {
  readonly original: ExecutableOperation;
  readonly snapshot: SupergraphSnapshot;
}

/**
 * Creates the authorization. Rules are made once for each supergraph, and each operation is filtered once.
 * @param maxErrors how many denied fields an answer lists
 */
export function createFieldAuthorization(maxErrors: number): FieldAuthorization {
  const rules = new WeakMap<SupergraphSnapshot, AccessRules>();
  const allowed = new WeakMap<ExecutableOperation, ExecutableOperation>();
  const filtered = new WeakMap<ExecutableOperation, Filtered>();

  function rulesOf(snapshot: SupergraphSnapshot): AccessRules {
    const known = rules.get(snapshot);
    if (known !== undefined) return known;
    const created = createAccessRules(snapshot.apiSchema, snapshot.authenticated);
    rules.set(snapshot, created);
    return created;
  }

  return {
    filter(operation, snapshot) {
      const { types, fields } = snapshot.authenticated;
      if (types.size === 0 && fields.size === 0) return operation;
      const known = allowed.get(operation);
      if (known !== undefined) return known;
      const result = filterOperation(operation, snapshot.apiSchema, rulesOf(snapshot));
      const executed = result?.operation ?? operation;
      allowed.set(operation, executed);
      if (result !== undefined) filtered.set(executed, { ...result, original: operation, snapshot });
      return executed;
    },
    isFiltered: (operation) => filtered.has(operation),
    complete(operation, variables, { data, errors }) {
      const known = filtered.get(operation);
      if (known === undefined) return undefined;
      const { original, snapshot, typenameKey } = known;
      const completed = completeAnswer(parseExactly(data.toString()), {
        schema: snapshot.apiSchema,
        rules: rulesOf(snapshot),
        original,
        typenameKey,
        variables,
        maxErrors,
      });
      return { data: JSON.stringify(completed.data), errors: [...errors, ...completed.errors] };
    },
  };
}
