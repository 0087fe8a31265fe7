import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isNonNullType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** An operation whose literals have become variables. */
interface LiftedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** JSON texts of the literals by the name of their variable; empty when there were none. */
  readonly literals: Readonly<Record<string, string>>;
}

/**
 * Turns literals in arguments into variables, so that operations which differ in literals alone share a plan.
 * Left as they are: directives, because they decide about the plan; custom scalars, because their literals
 * have no certain JSON form; nulls; and introspection, which the router executes itself.
 */
export function liftLiterals(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): LiftedOperation {
  const literals: Record<string, string> = Object.create(null) as Record<string, string>;
  const definitions: VariableDefinitionNode[] = [];
  const names = new Map<string, string>();
  const taken = new Set((operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value));
  const typeInfo = new TypeInfo(schema);

  const lift = (node: ValueNode): ValueNode | undefined => {
    const type = typeInfo.getInputType();
    const text = type == null ? undefined : literalText(node, type);
    if (type == null || text === undefined) return undefined;
    // A literal is never null.
    const typeText = isNonNullType(type) ? String(type) : `${String(type)}!`;
    const id = `${typeText} ${text}`;
    let name = names.get(id);
    if (name === undefined) {
      name = `_l${names.size}`;
      while (taken.has(name)) name = `_${name}`;
      taken.add(name);
      names.set(id, name);
      literals[name] = text;
      definitions.push({
        kind: Kind.VARIABLE_DEFINITION,
        variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
        type: parseType(typeText, { noLocation: true }),
      });
    }
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
  };

  // Fragments of other operations in the document may be visited too; their literals do no harm.
  const lifted = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      OperationDefinition: (node) => (node === operation ? undefined : false),
      VariableDefinition: () => false,
      Directive: () => false,
      Field: (node) => (node.name.value.startsWith('__') ? false : undefined),
      IntValue: lift,
      FloatValue: lift,
      StringValue: lift,
      BooleanValue: lift,
      EnumValue: lift,
    }),
  );
  if (definitions.length === 0) return { document, operation, literals };
  let liftedOperation = operation;
  const withVariables: DocumentNode = {
    ...lifted,
    definitions: lifted.definitions.map((definition, index) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION || document.definitions[index] !== operation)
        return definition;
      liftedOperation = {
        ...definition,
        variableDefinitions: [...(definition.variableDefinitions ?? []), ...definitions],
      };
      return liftedOperation;
    }),
  };
  return { document: withVariables, operation: liftedOperation, literals };
}

function literalText(node: ValueNode, type: GraphQLInputType): string | undefined {
  const named = getNamedType(type);
  if (isEnumType(named)) return node.kind === Kind.ENUM ? JSON.stringify(node.value) : undefined;
  if (!isSpecifiedScalarType(named)) return undefined;
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return named.name === 'ID' ? JSON.stringify(node.value) : node.value;
    case Kind.STRING:
      return JSON.stringify(node.value);
    case Kind.BOOLEAN:
      return String(node.value);
    default:
      return undefined;
  }
}
