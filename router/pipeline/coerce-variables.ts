import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { refusalWith } from '../graphql/graphql-response.ts';
import type { ExecutableOperation } from '../graphql/operation.ts';
import { type ResponseError, responseError } from '../graphql/response-error.ts';
import { proceed, respond, type StageResult } from '../graphql/stage-result.ts';

/** Limits of what is said about wrong variables. */
export interface VariableLimits {
  readonly maxErrors: number;
  readonly showSuggestions: boolean;
}

const maxEchoLength = 200;
/** Reasons of graphql-js that speak of the schema alone, in full. */
const reasonOfSchema =
  /^(Field "\w+" of required type "[\w[\]!]+" was not provided|Expected non-nullable type "[\w[\]!]+" not to be null|Expected type "\w+" to be an object)\.$/;
const secretName = /pass|secret|token|otp|pin|code|card|cvc|cvv|iban|account|key/i;

/**
 * Checks variables against the operation (CoerceVariableValues, GraphQL specification section 6.1.2). Gives
 * the variables back as the client sent them: engines and subgraphs apply defaults themselves.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: ExecutableOperation,
  variables: Readonly<Record<string, unknown>>,
  limits: VariableLimits,
): StageResult<Readonly<Record<string, unknown>>> {
  const definitions = operation.operation.variableDefinitions;
  if (definitions === undefined || definitions.length === 0) return proceed(variables);
  const errors: ResponseError[] = [];
  for (const definition of definitions) {
    if (errors.length >= limits.maxErrors) break;
    checkVariable(schema, definition, variables, limits, errors);
  }
  return errors.length === 0 ? proceed(variables) : respond(refusalWith(errors));
}

function checkVariable(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: VariableLimits,
  errors: ResponseError[],
): void {
  const name = definition.variable.name.value;
  const type: unknown = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return;
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value === undefined) {
    if (isNonNullType(type) && definition.defaultValue === undefined) {
      errors.push(inputError(`Variable "$${name}" of required type "${String(type)}" was not provided`));
    }
    return;
  }
  if (value === null && isNonNullType(type)) {
    errors.push(inputError(`Variable "$${name}" of non-null type "${String(type)}" must not be null`));
    return;
  }
  checkValue(name, value, type, limits, errors);
}

/** Stops the check of one variable when enough was said. */
class EnoughErrors extends Error {}

function checkValue(
  name: string,
  value: unknown,
  type: GraphQLInputType,
  limits: VariableLimits,
  errors: ResponseError[],
): void {
  try {
    coerceInputValue(
      value,
      type,
      (path, _invalidValue, error) => {
        errors.push(inputError(describeInvalid(name, path, error.message)));
        if (errors.length >= limits.maxErrors) throw new EnoughErrors();
      },
      !limits.showSuggestions,
    );
  } catch (error: unknown) {
    if (error instanceof RangeError) {
      errors.push(inputError(`Variable "$${name}" is nested too deeply`));
    } else if (!(error instanceof EnoughErrors)) {
      throw error;
    }
  }
}

/** Says where the mistake is and why; says what was sent only if it is short and not a secret by its name. */
function describeInvalid(name: string, path: ReadonlyArray<string | number>, reason: string): string {
  const place = path.length === 0 ? '' : ` at "${truncate([name, ...path].join('.'))}"`;
  const head = `Variable "$${name}" got an invalid value${place}`;
  const isSecret = secretName.test(name) || path.some((key) => secretName.test(String(key)));
  const isShown = !isSecret || reasonOfSchema.test(reason);
  return isShown && reason.length <= maxEchoLength ? `${head}: ${reason}` : head;
}

function truncate(text: string): string {
  return text.length <= maxEchoLength ? text : `${text.slice(0, maxEchoLength)}…`;
}

function inputError(message: string): ResponseError {
  return responseError('BAD_USER_INPUT', message);
}
