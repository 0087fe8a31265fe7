import type { GraphQLSchema, SelectionSetNode } from 'graphql';
import type { TypeSet, TypeSets } from './type-set.ts';

/** The supergraph as data: which subgraph resolves what, under which key, requirement and provision. */
export interface FederatedGraph {
  /** Names of the subgraphs; everything else refers to them by their index here. */
  readonly subgraphs: readonly string[];
  /** What clients see. */
  readonly api: GraphQLSchema;
  /** Everything, inaccessible elements included. */
  readonly supergraph: GraphQLSchema;
  readonly sets: TypeSets;
  /** Name of the root type of queries. */
  readonly queryType: string;
  /** Object types of the supergraph that a composite type stands for; an interface nothing implements, itself. */
  runtimeTypes(typeName: string): TypeSet;
  /** A composite type as a subgraph knows it. */
  type(subgraph: number, typeName: string): SubgraphType | undefined;
  /** Interfaces of a runtime type in the whole supergraph. */
  interfacesOf(typeName: string): readonly string[];
}

/** A composite type in one subgraph. */
export interface SubgraphType {
  readonly name: string;
  readonly subgraph: number;
  readonly kind: 'object' | 'interface' | 'union' | 'interfaceObject';
  /** Resolvable keys. */
  readonly keys: readonly FieldSet[];
  readonly fields: ReadonlyMap<string, SubgraphField>;
  /** Runtime types that objects of it have in this subgraph; of an interface object, all of the interface. */
  readonly members: TypeSet;
}

/** A field of a type in one subgraph. */
export interface SubgraphField {
  readonly name: string;
  /** The type as this subgraph declares it, printed. */
  readonly typeText: string;
  /** Its innermost name. */
  readonly typeName: string;
  readonly isExternal: boolean;
  readonly requires: FieldSet | undefined;
  readonly provides: FieldSet | undefined;
}

/** The fields of a `@key`, `@requires` or `@provides`. */
export interface FieldSet {
  readonly text: string;
  readonly selectionSet: SelectionSetNode;
}
