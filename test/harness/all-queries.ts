import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Queries that ask for everything, made from the API schema: for tests that look for what must not come back. */
const schema: GraphQLSchema = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../schema/generated/api.graphql'), 'utf8'),
);
const maxDepth = 3;

/** A query that asks one root field for everything below it. */
interface RootOperation {
  readonly name: string;
  readonly text: string;
  /** Whether it asks by id, as `$id`. */
  readonly takesId: boolean;
}

/**
 * One operation per root field of the query type, selecting everything that needs no arguments three levels deep;
 * every required argument of type ID is `$id`.
 */
export function allQueries(): readonly RootOperation[] {
  const queryType = schema.getQueryType();
  if (!queryType) throw new Error('The API has no queries.');
  return Object.values(queryType.getFields()).map((field) => {
    const required = field.args.filter(isRequiredArgument);
    const takesId = required.some((argument) => getNamedType(argument.type).name === 'ID');
    const filled = required.map((argument) => `${argument.name}: ${valueFor(getNamedType(argument.type))}`);
    const call = filled.length > 0 ? `${field.name}(${filled.join(', ')})` : field.name;
    const selection = selectAll(getNamedType(field.type), maxDepth);
    return {
      name: field.name,
      text: `query${takesId ? '($id: ID!)' : ''} { ${call} ${selection} }`,
      takesId,
    };
  });
}

function valueFor(type: GraphQLNamedType): string {
  if (type.name === 'ID') return '$id';
  if (type.name === 'Date') return '"2026-01-01"';
  if (type.name === 'Int') return '3';
  return isEnumType(type) ? (type.getValues()[0]?.name ?? '') : '"owner"';
}

/** Everything below a type that needs no arguments, at most `maxDepth` levels of objects. */
function selectAll(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const members = schema
      .getPossibleTypes(type)
      .map((possible) => `... on ${possible.name} ${selectAll(possible, depth)}`);
    return `{ __typename ${members.filter((member) => member.includes('{')).join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => selectField(field, depth));
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : '{ __typename }';
}

function selectField(field: GraphQLField<unknown, unknown>, depth: number): string[] {
  if (field.args.some(isRequiredArgument)) return [];
  const type = getNamedType(field.type);
  if (isLeafType(type)) return [field.name];
  const isWrapper = /(Connection|Edge|PageInfo|Money)$/.test(type.name);
  if (depth === 0 && !isWrapper) return [];
  return [`${field.name} ${selectAll(type, isWrapper ? depth : depth - 1)}`];
}
