/** A type in SDL: `wrap` from the inside out, `l` for a list and `n` for non-null: `nln` around `T` is `[T!]!`. */
export interface FieldType {
  readonly named: string;
  readonly wrap: string;
}

/** Which argument a field has: none, `a: Int = 1`, `by: Filter` or `no: Long`. */
export type ArgumentKind = 'none' | 'number' | 'filter' | 'long';

/** How one subgraph declares a field. */
export interface FieldDeclaration {
  /** As this subgraph declares it; narrower than the graph's type perhaps. */
  readonly type: FieldType;
  /** `external`: another one answers it. `moved`: another one has taken it over with `@override`. */
  mode: 'resolved' | 'external' | 'moved';
  /** Selection of `@requires`, without braces. */
  readonly requires?: string;
  /** Selection of `@provides`, without braces. */
  provides?: string;
  /** `@override`, with the label if it has one. */
  override?: { readonly from: string; readonly label: string | undefined };
}

/** A field of a type, with everything that subgraphs say of it. */
export interface ModelField {
  readonly name: string;
  readonly argument: ArgumentKind;
  /** The strictest type that a subgraph declares: values follow it, so that they suit every declaration. */
  readonly type: FieldType;
  /** Object types that an object field can return, or values of an enum. */
  readonly members: readonly string[];
  /** Inputs of `@requires`, and what a subgraph declares more strictly than the graph, never fail. */
  canFail: boolean;
  /** Selection of `@requires`: the value shows what the field was given. */
  readonly requires?: string;
  /** The value is the number of mutations executed so far. */
  readonly countsCalls?: boolean;
  isInaccessible?: boolean;
  /** Several subgraphs answer it, or one provides it. */
  isShareable?: boolean;
  readonly declarations: Map<string, FieldDeclaration>;
}

/** `@key`: the selection in SDL. */
export interface KeyDeclaration {
  readonly fields: string;
  readonly isResolvable: boolean;
}

/** An object type; an interface object is one too, under the name of the interface. */
export interface ModelType {
  readonly name: string;
  readonly kind: 'entity' | 'value' | 'root' | 'interfaceObject';
  /** Subgraphs that answer fields of it. */
  readonly homes: readonly string[];
  /** Of an entity, by subgraph; also in subgraphs that have nothing but an unresolvable key. */
  readonly keys: Map<string, readonly KeyDeclaration[]>;
  readonly interfaces: Map<string, string[]>;
  readonly fields: ModelField[];
  readonly isInaccessible?: boolean;
}

/** An interface with the subgraphs that declare it as one. */
export interface ModelInterface {
  readonly name: string;
  readonly members: readonly string[];
  readonly declarations: Map<
    string,
    {
      readonly keys: readonly KeyDeclaration[];
      readonly fields: Array<{
        readonly name: string;
        readonly type: FieldType;
        readonly argument: ArgumentKind;
      }>;
    }
  >;
}

/** A random supergraph as data; SDL, resolvers and the one server to compare with are derived from it. */
export interface GraphModel {
  readonly seed: number;
  readonly subgraphs: readonly string[];
  readonly types: ReadonlyMap<string, ModelType>;
  readonly interfaces: ReadonlyMap<string, ModelInterface>;
  /** Members of the union `Any`, by subgraph. */
  readonly unionMembers: ReadonlyMap<string, readonly string[]>;
  /** Values that a subgraph adds to enums and inputs of its own, by subgraph. */
  readonly ownValues: ReadonlyMap<string, string>;
  /** Subgraphs whose root types have names of their own. */
  readonly renamedRoots: ReadonlySet<string>;
  /** Labels of `@override` that are on. */
  readonly overrideLabels: readonly string[];
  /** Names of the shapes it has; the test counts them. */
  readonly shapes: ReadonlySet<string>;
}

/** Prints a type as SDL. */
export function printType({ named, wrap }: FieldType): string {
  let text = named;
  for (const step of wrap) text = step === 'l' ? `[${text}]` : `${text}!`;
  return text;
}

/** The type without any non-null. */
export function nullable({ named, wrap }: FieldType): FieldType {
  return { named, wrap: wrap.replaceAll('n', '') };
}

/** Whether a `@override` of this label is in force: labels that are on, and percentages of 100. */
export function isOverrideLive(model: GraphModel, label: string | undefined): boolean {
  return label === undefined || label === 'percent(100)' || model.overrideLabels.includes(label);
}

/** The field of an object type by name, be it from the type itself or from an interface object. */
export function findField(
  model: GraphModel,
  typeName: string,
  name: string,
): { readonly owner: ModelType; readonly field: ModelField } | undefined {
  const types = [typeName, ...interfacesOf(model, typeName)].flatMap(
    (candidate) => model.types.get(candidate) ?? [],
  );
  for (const owner of types) {
    const field = owner.fields.find((candidate) => candidate.name === name && isAnswered(candidate));
    if (field !== undefined) return { owner, field };
  }
  return undefined;
}

/** The name that a type has in a subgraph. */
export function nameIn(model: GraphModel, typeName: string, subgraph: string): string {
  return model.types.get(typeName)?.kind === 'root' && model.renamedRoots.has(subgraph)
    ? `Root${typeName}`
    : typeName;
}

/** Whether a subgraph answers the field; an input of `@requires` may be declared as external alone. */
export function isAnswered({ declarations }: ModelField): boolean {
  return [...declarations.values()].some(({ mode }) => mode === 'resolved');
}

/** Interfaces that an object type implements anywhere. */
export function interfacesOf(model: GraphModel, typeName: string): string[] {
  return [...model.interfaces.values()]
    .filter(({ members }) => members.includes(typeName))
    .map(({ name }) => name);
}
