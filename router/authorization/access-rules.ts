import {
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isUnionType,
} from 'graphql';
import type { AuthenticatedElements } from '../graphql/supergraph-snapshot.ts';

/** Object types that a value can have at one place of an operation. Equal sets are the same object. */
export type PossibleTypes = ReadonlySet<GraphQLObjectType>;

/** What viewers who are not signed in may select. */
export interface AccessRules {
  /** Object types of a value of `type`. */
  possibleTypes(type: GraphQLCompositeType): PossibleTypes;
  /** Those of `possible` that a fragment on `condition` applies to. */
  narrow(possible: PossibleTypes, condition: GraphQLCompositeType): PossibleTypes;
  /**
   * Whether a field may not be selected: its own declaration, its type, the type it is selected on, or one of the
   * possible types of the value is protected. A selection that is right for some types only needs fragments on them.
   */
  isDenied(parent: GraphQLCompositeType, possible: PossibleTypes, fieldName: string): boolean;
}

/** Creates the rules of a schema from what its supergraph marks `@authenticated`. */
export function createAccessRules(schema: GraphQLSchema, elements: AuthenticatedElements): AccessRules {
  const sets = new Map<string, PossibleTypes>();

  function intern(types: readonly GraphQLObjectType[]): PossibleTypes {
    const key = types
      .map(({ name }) => name)
      .toSorted()
      .join(' ');
    const known = sets.get(key);
    if (known !== undefined) return known;
    const created = new Set(types);
    sets.set(key, created);
    return created;
  }

  function possibleTypes(type: GraphQLCompositeType): PossibleTypes {
    return intern(isAbstractType(type) ? schema.getPossibleTypes(type) : [type]);
  }

  function isProtectedField(parent: GraphQLCompositeType, fieldName: string): boolean {
    if (elements.types.has(parent.name) || elements.fields.has(`${parent.name}.${fieldName}`)) return true;
    const field = isUnionType(parent) ? undefined : parent.getFields()[fieldName];
    return field !== undefined && elements.types.has(getNamedType(field.type).name);
  }

  return {
    possibleTypes,
    narrow(possible, condition) {
      const included = possibleTypes(condition);
      return intern([...possible].filter((type) => included.has(type)));
    },
    isDenied(parent, possible, fieldName) {
      if (isProtectedField(parent, fieldName)) return true;
      for (const type of possible) {
        if (type !== parent && isProtectedField(type, fieldName)) return true;
      }
      return false;
    },
  };
}
