import {
  baseType,
  type FieldDefinition,
  type InterfaceType,
  isInterfaceType,
  isObjectType,
  type NamedType,
  type ObjectType,
  type Supergraph,
} from '@apollo/federation-internals';
import { Kind, parse, type SelectionSetNode } from 'graphql';

/** What a supergraph marks `@authenticated`, by name, as plain data. */
export interface AuthenticatedNames {
  /** Objects, interfaces, scalars and enums. */
  readonly types: readonly string[];
  /** `Type.field`. */
  readonly fields: readonly string[];
}

/** Identity of the feature that is enforced here, with its version. */
export const authenticatedFeature = 'https://specs.apollo.dev/authenticated/v0.1';

const featureIdentity = 'https://specs.apollo.dev/authenticated';

type FieldType = ObjectType | InterfaceType;

/**
 * Lists what is marked `@authenticated`, under whatever name the supergraph imports the directive.
 * @throws {Error} when a field that is not protected is computed (`@requires`) from one that is: it would show
 * what is protected
 */
export function readAuthenticatedNames(supergraph: Supergraph): AuthenticatedNames {
  const { schema } = supergraph;
  const directive = schema.coreFeatures
    ?.getByIdentity(featureIdentity)
    ?.directiveNameInSchema('authenticated');
  if (directive === undefined) return { types: [], fields: [] };
  const marked = (element: NamedType | FieldDefinition<FieldType>) =>
    element.appliedDirectivesOf(directive).length > 0;
  const types = new Set([...schema.allTypes()].filter(marked).map(({ name }) => name));
  const fields = new Set<string>();
  for (const type of [...schema.objectTypes(), ...schema.interfaceTypes()]) {
    for (const field of type.fields()) {
      if (marked(field) || isOfProtectedInterfaceObject(field, types, marked)) fields.add(field.coordinate);
    }
  }
  refuseUnprotectedRequirements(supergraph, types, fields);
  return { types: [...types], fields: [...fields] };
}

/**
 * Fields that objects have from an `@interfaceObject` belong to no subgraph of their own. Compositions that do not
 * repeat the directive on the objects leave it on the interface alone.
 */
function isOfProtectedInterfaceObject(
  field: FieldDefinition<FieldType>,
  types: ReadonlySet<string>,
  marked: (field: FieldDefinition<FieldType>) => boolean,
): boolean {
  const { parent } = field;
  const joins = field.appliedDirectivesOf('join__field');
  if (!isObjectType(parent) || !joins.some((join) => join.arguments()['graph'] === undefined)) return false;
  return parent.interfaces().some((declared) => {
    const declaration = declared.field(field.name);
    if (declaration === undefined) return false;
    // An interface is protected by itself when none of its objects is; else because one of them is.
    const isProtectedItself =
      types.has(declared.name) && !declared.possibleRuntimeTypes().some(({ name }) => types.has(name));
    return isProtectedItself || marked(declaration);
  });
}

function refuseUnprotectedRequirements(
  { schema }: Supergraph,
  types: ReadonlySet<string>,
  fields: ReadonlySet<string>,
): void {
  const isProtected = (type: NamedType, fieldName: string): boolean =>
    types.has(type.name) || fields.has(`${type.name}.${fieldName}`) || returnsProtected(type, fieldName);
  const returnsProtected = (type: NamedType, fieldName: string): boolean => {
    const returned = fieldOf(type, fieldName)?.type;
    return returned !== undefined && types.has(baseType(returned).name);
  };
  for (const type of [...schema.objectTypes(), ...schema.interfaceTypes()]) {
    for (const field of type.fields()) {
      if (isProtected(type, field.name)) continue;
      for (const join of field.appliedDirectivesOf('join__field')) {
        const requires: unknown = join.arguments()['requires'];
        if (typeof requires !== 'string') continue;
        if (selectsProtected(selectionOf(requires), type, schema.type.bind(schema), isProtected)) {
          throw new Error(
            `${field.coordinate} is computed from @authenticated fields ("${requires}") and is not @authenticated itself`,
          );
        }
      }
    }
  }
}

function selectionOf(fieldSet: string): SelectionSetNode {
  const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error(`"${fieldSet}" is not a valid field set`);
  return definition.selectionSet;
}

function selectsProtected(
  { selections }: SelectionSetNode,
  type: NamedType,
  typeOf: (name: string) => NamedType | undefined,
  isProtected: (type: NamedType, fieldName: string) => boolean,
): boolean {
  return selections.some((selection) => {
    switch (selection.kind) {
      case Kind.FIELD: {
        const name = selection.name.value;
        const owners = isInterfaceType(type) ? [type, ...type.possibleRuntimeTypes()] : [type];
        if (owners.some((owner) => isProtected(owner, name))) return true;
        const returned = fieldOf(type, name)?.type;
        if (selection.selectionSet === undefined || returned === undefined) return false;
        return selectsProtected(selection.selectionSet, baseType(returned), typeOf, isProtected);
      }
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition && typeOf(selection.typeCondition.name.value);
        return selectsProtected(selection.selectionSet, condition ?? type, typeOf, isProtected);
      }
      // Field sets have no named fragments; what is not known is not safe.
      case Kind.FRAGMENT_SPREAD:
        return true;
    }
  });
}

function fieldOf(type: NamedType, name: string): FieldDefinition<FieldType> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.field(name) : undefined;
}
