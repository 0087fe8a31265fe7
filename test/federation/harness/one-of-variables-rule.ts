import {
  type ASTVisitor,
  GraphQLError,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  typeFromAST,
  type ValidationContext,
} from 'graphql';

/**
 * A variable for the one field of a `@oneOf` input is declared non-null (GraphQL specification, "All Variable
 * Usages Are Allowed"). graphql-js overlooks it where the input itself is non-null; other servers refuse it.
 */
export function oneOfVariablesRule(context: ValidationContext): ASTVisitor {
  const nonNull = new Set<string>();
  return {
    VariableDefinition(node) {
      if (isNonNullType(typeFromAST(context.getSchema(), node.type as never)))
        nonNull.add(node.variable.name.value);
    },
    ObjectField(node) {
      const parent = getNamedType(context.getParentInputType());
      if (!isInputObjectType(parent) || !parent.isOneOf || node.value.kind !== Kind.VARIABLE) return;
      if (nonNull.has(node.value.name.value)) return;
      const message = `Variable "$${node.value.name.value}" must be non-null for an input of which one field is given`;
      context.reportError(new GraphQLError(message, { nodes: node }));
    },
  };
}
