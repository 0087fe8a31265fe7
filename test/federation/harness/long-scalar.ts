import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { exactNumber } from './exact-json.ts';

/** A scalar `Long` as a subgraph has it whose language has 64-bit integers: no digit is lost, in literals either. */
export function createLongScalar(): GraphQLScalarType {
  return new GraphQLScalarType({
    name: 'Long',
    parseValue: (value) => value,
    parseLiteral: (node, variables) =>
      node.kind === Kind.INT && !Number.isSafeInteger(Number(node.value))
        ? exactNumber(node.value)
        : valueFromASTUntyped(node, variables),
  });
}
