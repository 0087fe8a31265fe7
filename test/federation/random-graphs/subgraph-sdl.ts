import {
  type FieldDeclaration,
  type GraphModel,
  type KeyDeclaration,
  type ModelField,
  type ModelType,
  nameIn,
  printType,
} from './graph-model.ts';

const keyFields: Readonly<Record<string, string>> = {
  id: 'id: ID!',
  code: 'code: String!',
  org: 'org: Org!',
};
const argumentTexts = { none: '', number: '(a: Int = 1)', filter: '(by: Filter)', long: '(no: Long)' };

/** The SDL of one subgraph. */
export function printSubgraph(model: GraphModel, subgraph: string): string {
  const members = model.unionMembers.get(subgraph) ?? [];
  return [
    printRoots(model, subgraph),
    ...printCommonTypes(model, subgraph),
    members.length > 0 ? `union Any = ${members.join(' | ')}` : '',
    ...[...model.interfaces.values()].map((declared) => {
      const declaration = declared.declarations.get(subgraph);
      if (declaration === undefined) return '';
      const fields = declaration.fields.map(
        ({ name, type, argument }) => `${name}${argumentTexts[argument]}: ${printType(type)}`,
      );
      const lines = [...printKeyFields(declaration.keys), ...fields];
      return `interface ${declared.name}${printKeys(declaration.keys)} { ${lines.join(' ')} }`;
    }),
    ...[...model.types.values()].map((type) => printObject(model, type, subgraph)),
  ].join('\n');
}

/** Leaf and input types are everywhere; enums of results are united, inputs and enums of inputs intersect. */
function printCommonTypes(model: GraphModel, subgraph: string): string[] {
  const own = model.ownValues.get(subgraph) ?? '';
  const ownInput = own === '' ? '' : `only${own}: Int`;
  return [
    'scalar Json scalar Long',
    'enum Color { RED GREEN BLUE }',
    `enum Hue { LIGHT DARK ${own} }`,
    `enum Mood { CALM WILD ${own} }`,
    `input Filter { n: Int = 3 word: String mood: Mood moods: [Mood!] more: Filter big: Long ${ownInput} }`,
  ];
}

/** Root types of other names are declared; the usual names need no word. */
function printRoots(model: GraphModel, subgraph: string): string {
  if (!model.renamedRoots.has(subgraph)) return '';
  const roots = [...model.types.values()].filter(
    ({ kind, fields }) => kind === 'root' && fields.some(({ declarations }) => declarations.has(subgraph)),
  );
  return `schema { ${roots.map(({ name }) => `${name.toLowerCase()}: ${nameIn(model, name, subgraph)}`).join(' ')} }`;
}

function printObject(model: GraphModel, type: ModelType, subgraph: string): string {
  const keys = type.keys.get(subgraph) ?? [];
  const fields = type.fields.flatMap((field) => {
    const declaration = field.declarations.get(subgraph);
    return declaration === undefined ? [] : [printField(model, field, declaration, subgraph)];
  });
  if (keys.length === 0 && fields.length === 0) return '';
  const interfaces = type.interfaces.get(subgraph) ?? [];
  const directives = [
    type.kind === 'interfaceObject' ? ' @interfaceObject' : '',
    type.isInaccessible === true ? ' @inaccessible' : '',
  ];
  const head = `type ${nameIn(model, type.name, subgraph)}${interfaces.length > 0 ? ` implements ${interfaces.join(' & ')}` : ''}${directives.join('')}`;
  return `${head}${printKeys(keys)} { ${[...printKeyFields(keys), ...fields].join(' ')} }`;
}

function printKeys(keys: readonly KeyDeclaration[]): string {
  return keys
    .map(
      ({ fields, isResolvable }) => ` @key(fields: "${fields}"${isResolvable ? '' : ', resolvable: false'})`,
    )
    .join('');
}

function printKeyFields(keys: readonly KeyDeclaration[]): string[] {
  const names = new Set(keys.flatMap(({ fields }) => fields.replaceAll(/\{[^}]*\}/g, '').split(' ')));
  return [...names].flatMap((name) => keyFields[name] ?? []);
}

function printField(
  model: GraphModel,
  field: ModelField,
  { type, mode, requires, provides, override }: FieldDeclaration,
  subgraph: string,
): string {
  const directives = [
    mode === 'external' ? '@external' : '',
    mode === 'resolved' && field.isShareable === true ? '@shareable' : '',
    requires === undefined ? '' : `@requires(fields: "${requires}")`,
    provides === undefined ? '' : `@provides(fields: "${provides}")`,
    override === undefined
      ? ''
      : `@override(from: "${override.from}"${override.label === undefined ? '' : `, label: "${override.label}"`})`,
    field.isInaccessible === true && mode !== 'external' ? '@inaccessible' : '',
  ];
  return `${field.name}${argumentTexts[field.argument]}: ${printType({ ...type, named: nameIn(model, type.named, subgraph) })} ${directives.filter(Boolean).join(' ')}`;
}
