import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  parse,
  validate,
} from 'graphql';

/** Queries that ask for everything, made from the API schema: for tests that look for what must not come back. */
const schema: GraphQLSchema = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../schema/generated/api.graphql'), 'utf8'),
);
/** Levels of objects below a root field, as many as an operation may hold. */
const depths = [3, 2, 1];
/** The router's limit, with room for the rest of the operation. */
const maxTokens = 4_500;
/** Types that implement an interface. */
const membersPerOperation = 5;

/** A query that asks one root field for everything below it. */
interface RootOperation {
  readonly name: string;
  readonly text: string;
  /** Whether it asks by id, as `$id`. */
  readonly takesId: boolean;
}

/**
 * Operations that ask every root field of the query type, selecting everything that needs no arguments three levels
 * deep, or less where that would be more than the router accepts; every required argument of type ID is `$id`. A root
 * field of an interface has several, each with some of the types that implement it. All of them are valid.
 */
export function allQueries(): readonly RootOperation[] {
  const queryType = schema.getQueryType();
  if (!queryType) throw new Error('The API has no queries.');
  return Object.values(queryType.getFields()).flatMap((field) => {
    const required = field.args.filter(isRequiredArgument);
    const takesId = required.some((argument) => getNamedType(argument.type).name === 'ID');
    const filled = required.map((argument) => `${argument.name}: ${valueFor(argument.type)}`);
    const call = filled.length > 0 ? `${field.name}(${filled.join(', ')})` : field.name;
    return partsOf(getNamedType(field.type)).map((select) => ({
      name: field.name,
      text: deepestAccepted((depth) => `query${takesId ? '($id: ID!)' : ''} { ${call} ${select(depth)} }`),
      takesId,
    }));
  });
}

/** What is selected below a root field, for each operation that it gets. */
function partsOf(type: GraphQLNamedType): ReadonlyArray<(depth: number) => string> {
  if (!isAbstractType(type)) return [(depth) => selectAll(type, depth)];
  const members = schema.getPossibleTypes(type);
  const parts = Array.from({ length: Math.ceil(members.length / membersPerOperation) }, (_, index) =>
    members.slice(index * membersPerOperation, (index + 1) * membersPerOperation),
  );
  return parts.map((some) => (depth) => selectMembers(some, depth));
}

function deepestAccepted(write: (depth: number) => string): string {
  const texts = depths.map(write);
  const accepted = texts.find((text) => {
    try {
      return validate(schema, parse(text, { maxTokens })).length === 0;
    } catch {
      return false;
    }
  });
  if (accepted === undefined) throw new Error(`Even at the least depth this is refused: ${texts.at(-1)}`);
  return accepted;
}

function valueFor(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${valueFor(nullable.ofType)}]`;
  const named = getNamedType(type);
  if (named.name === 'ID') return '$id';
  if (named.name === 'Date') return '"2026-01-01"';
  if (named.name === 'Int') return '3';
  return isEnumType(named) ? (named.getValues()[0]?.name ?? '') : '"owner"';
}

/** Everything below a type that needs no arguments, at most `depth` levels of objects. */
function selectAll(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) return selectMembers(schema.getPossibleTypes(type), depth);
  return isObjectType(type) ? selectObject(type, depth, new Set()) : '';
}

function selectMembers(members: readonly GraphQLObjectType[], depth: number): string {
  const typesOf = new Map<string, Set<string>>();
  for (const member of members)
    for (const { name, type } of Object.values(member.getFields()))
      typesOf.set(name, (typesOf.get(name) ?? new Set()).add(String(type)));
  const clashing = new Set([...typesOf].filter(([, types]) => types.size > 1).map(([name]) => name));
  const fragments = members.map((member) => `... on ${member.name} ${selectObject(member, depth, clashing)}`);
  return `{ __typename ${fragments.join(' ')} }`;
}

/** @param clashing fields that get an alias of their own, because others of the name have another type */
function selectObject(type: GraphQLObjectType, depth: number, clashing: ReadonlySet<string>): string {
  const fields = Object.values(type.getFields()).flatMap((field) =>
    selectField(field, depth).map((text) =>
      clashing.has(field.name) ? `${type.name}_${field.name}: ${text}` : text,
    ),
  );
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
