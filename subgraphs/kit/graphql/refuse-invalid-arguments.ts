import {
  defaultFieldResolver,
  GraphQLID,
  type GraphQLInputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { type FieldViolation, invalidInput } from '../errors/domain-error.ts';
import { listTooLong, maxListLength } from '../grpc/request-limits.ts';

/**
 * Makes a value that a custom scalar refuses, a text that is not well formed or has a NUL, which no service can be sent
 * or store, and a list of more than {@link maxListLength} entries, an error of the field it was sent to, in place: BAD_USER_INPUT, naming the argument as services name fields
 * (`lines.0.unitPrice.amount`, without the `input` around it), while other fields are answered. GraphQL alone would
 * refuse the whole request for a scalar, a literal in validation and a variable in coercion, each in words of its own.
 * Call it before the schema is guarded: who may not use a field gets no advice about its arguments.
 */
export function refuseInvalidArguments(schema: GraphQLSchema): void {
  const scalars = Object.values(schema.getTypeMap()).filter(isCustomScalar);
  for (const scalar of scalars) deferRefusal(scalar);
  const holders = new Map<GraphQLInputType, boolean>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!field.args.some((argument) => needsLook(argument.type, holders))) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (parent, args: Readonly<Record<string, unknown>>, context, info) => {
        assertAccepted(args);
        return resolve(parent, args, context, info);
      };
    }
  }
}

/** In the place of a value that its scalar refused. */
class RefusedValue {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Scalars of the domain; names with an underscore in front are federation's. */
function isCustomScalar(type: unknown): type is GraphQLScalarType {
  return isScalarType(type) && !isSpecifiedScalarType(type) && !type.name.startsWith('_');
}

function deferRefusal(scalar: GraphQLScalarType): void {
  const { parseValue, parseLiteral } = scalar;
  scalar.parseValue = (value) => orRefused(() => parseValue.call(scalar, value));
  scalar.parseLiteral = (node, variables) => orRefused(() => parseLiteral.call(scalar, node, variables));
}

function orRefused(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error: unknown) {
    return new RefusedValue(error instanceof Error ? error.message : String(error));
  }
}

function isText(type: GraphQLInputType): boolean {
  return type === GraphQLString || type === GraphQLID;
}

function needsLook(type: GraphQLInputType, known: Map<GraphQLInputType, boolean>): boolean {
  const named = getNamedType(type);
  if (isCustomScalar(named) || isText(named) || isListType(getNullableType(type))) return true;
  if (!isInputObjectType(named)) return false;
  const holds = known.get(named);
  if (holds !== undefined) return holds;
  // An input that holds itself adds nothing to what its other fields hold.
  known.set(named, false);
  const found = Object.values(named.getFields()).some((field) => needsLook(field.type, known));
  known.set(named, found);
  return found;
}

function assertAccepted(args: Readonly<Record<string, unknown>>): void {
  const fields: FieldViolation[] = [];
  for (const [name, value] of Object.entries(args)) listRefused(value, name, fields);
  if (fields.length > 0) throw invalidInput(...fields.slice(0, maxNamed));
}

/** Most values that one error names. */
const maxNamed = 20;

function listRefused(value: unknown, path: string, found: FieldViolation[]): void {
  if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0')))
    found.push({ path: withoutInput(path), message: 'A text without control characters.' });
  if (typeof value !== 'object' || value === null || value instanceof Date) return;
  if (value instanceof RefusedValue) found.push({ path: withoutInput(path), message: value.reason });
  else if (Array.isArray(value) && value.length > maxListLength) found.push(listTooLong(withoutInput(path)));
  else for (const [name, inner] of Object.entries(value)) listRefused(inner, `${path}.${name}`, found);
}

function withoutInput(path: string): string {
  return path.replace(/^input\./, '');
}
