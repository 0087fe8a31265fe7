import { addField, type GraphDraft, isLeaf, objectMembers, objectTypeNames } from './graph-draft.ts';
import { isAnswered, type ModelField, type ModelType } from './graph-model.ts';

/** Adds fields with `@requires`: arguments, nesting, abstract types, requirements of requirements. */
export function addRequirements(draft: GraphDraft): void {
  const { random } = draft;
  for (const type of draft.types.values()) {
    if ((type.kind !== 'entity' && type.kind !== 'interfaceObject') || type.homes.length === 0) continue;
    const rounds = type.kind === 'interfaceObject' ? 3 : 2;
    for (let round = 0; round < rounds; round += 1) {
      for (const home of type.homes) {
        if (!random.chance(0.6)) continue;
        const requires = selectionToRequire(draft, type, home, 0);
        if (requires === undefined) continue;
        noteRequirement(draft, type, requires);
        addField(draft, type, {
          name: `${type.kind === 'interfaceObject' ? 'ix' : 'x'}${type.fields.length}`,
          type: { named: 'String', wrap: random.pick(['', '', 'n']) },
          subgraphs: [home],
          requires,
        });
      }
    }
  }
}

function noteRequirement(draft: GraphDraft, type: ModelType, requires: string): void {
  draft.shapes.add('requirement');
  if (requires.includes('(')) draft.shapes.add('requirement with arguments');
  if (/\{[^}]*\(/.test(requires)) draft.shapes.add('requirement with arguments below a field');
  if (requires.includes('{')) draft.shapes.add('nested requirement');
  if (/\bi?x\d/.test(requires)) draft.shapes.add('requirement of a requirement');
  if (/\bix\d/.test(requires)) draft.shapes.add('requirement of a requirement across an interface');
  if (requires.includes('... on')) draft.shapes.add('requirement with fragments');
  if (requires.includes('__typename')) draft.shapes.add('requirement through an abstract type');
  if (type.kind === 'interfaceObject') draft.shapes.add('requirement of an interface object');
  if (/\b(mate|peer)\d+ \{/.test(requires))
    draft.shapes.add('requirement through a reference to an interface');
}

/**
 * A selection on a type as a subgraph may require it. What others answer is declared external; below a field that is
 * external anyway, what the subgraph has itself may be required too.
 */
function selectionToRequire(
  draft: GraphDraft,
  type: ModelType,
  home: string,
  depth: number,
): string | undefined {
  const { random } = draft;
  const candidates = fieldsFor(draft, type, home).filter((field) => isRequirable(draft, field, home, depth));
  const wanted = random.some(candidates, depth === 0 ? 0.3 : 0.35, 1).slice(0, depth === 0 ? 3 : 2);
  const parts: string[] = [];
  for (const field of wanted) {
    const argument = field.argument === 'number' && random.chance(0.7) ? `(a: ${random.int(3)})` : '';
    const inner = isLeaf(field.type) ? '' : innerSelection(draft, field, home, depth + 1);
    if (inner === undefined) continue;
    declareExternal(type, field, home);
    makeSafe(draft, type, field.name);
    parts.push(`${field.name}${argument}${inner}`);
  }
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** Fields of the type, for an interface object those of its interface too. */
function fieldsFor(draft: GraphDraft, type: ModelType, home: string): readonly ModelField[] {
  const item = draft.interfaces.get('Item');
  const known = new Set(type.fields.map(({ name }) => name));
  if (type.kind !== 'interfaceObject') return type.fields;
  const common = [...(item?.declarations.values() ?? [])].flatMap(({ fields }) => fields);
  const foreign = common.filter(
    ({ name, type: declared }) => !known.has(name) && isKnown(draft, declared.named, home),
  );
  const members = item?.members ?? [];
  return [
    ...type.fields,
    ...foreign.map(({ name, type: declared, argument }) => ({
      name,
      type: declared,
      argument,
      members,
      canFail: false,
      declarations: new Map(),
    })),
  ];
}

function isKnown(draft: GraphDraft, named: string, home: string): boolean {
  return isLeaf({ named, wrap: '' }) || objectTypeNames(draft, home).includes(named);
}

/** An input never fails, whichever type answers it. */
function makeSafe(draft: GraphDraft, type: ModelType, name: string): void {
  const item = draft.interfaces.get('Item');
  const others =
    type.name === 'Item' ? (item?.members ?? []) : item?.members.includes(type.name) === true ? ['Item'] : [];
  for (const owner of [type, ...others.flatMap((other) => draft.types.get(other) ?? [])]) {
    for (const field of owner.fields) if (field.name === name) field.canFail = false;
  }
}

function isRequirable(draft: GraphDraft, field: ModelField, home: string, depth: number): boolean {
  const here = field.declarations.get(home);
  if (depth === 0 ? here?.mode === 'resolved' : false) return false;
  if (field.countsCalls === true || field.argument === 'filter' || field.argument === 'long') return false;
  if (field.type.named === 'Spread' || field.type.named === 'Query') return false;
  if (here === undefined && !isAnswered(field) && field.declarations.size > 0) return false;
  // A type that narrows in one subgraph is declared as the widest there.
  if (here === undefined && new Set([...field.declarations.values()].map(({ type }) => type.named)).size > 1)
    return false;
  // Composition does not see that requirements are met below many fields.
  if (!isLeaf(field.type) && depth > 0 && !draft.random.chance(0.3)) return false;
  if (field.requires !== undefined && depth > 0 && !draft.random.chance(0.5)) return false;
  return isLeaf(field.type) || (depth < 2 && objectTypeNames(draft, home).includes(field.type.named));
}

function declareExternal(type: ModelType, field: ModelField, home: string): void {
  if (field.declarations.has(home)) return;
  const [first] = field.declarations.values();
  const declared = type.fields.find(({ name }) => name === field.name);
  const declaration = { type: first?.type ?? field.type, mode: 'external' as const };
  if (declared === undefined) type.fields.push(field);
  field.declarations.set(home, declaration);
}

/** Whether a subgraph that answers a field of an abstract type can be asked for a member in a fragment. */
function canAskFor(draft: GraphDraft, named: string, member: string, subgraph: string): boolean {
  const isInterfaceObject = draft.types.get(named)?.keys.has(subgraph) === true;
  return !isInterfaceObject && objectMembers(draft, named, subgraph).includes(member);
}

/** What is required below an object field; undefined when the subgraph knows no field there. */
function innerSelection(
  draft: GraphDraft,
  field: ModelField,
  home: string,
  depth: number,
): string | undefined {
  const { random } = draft;
  const { named } = field.declarations.get(home)?.type ?? field.type;
  const type = draft.types.get(named);
  const isAbstract = named === 'Any' || draft.interfaces.get(named)?.declarations.has(home) === true;
  if (!isAbstract) {
    const inner = type === undefined ? undefined : selectionToRequire(draft, type, home, depth);
    return inner === undefined ? undefined : ` { ${inner} }`;
  }
  const parts = ['__typename'];
  const common = draft.interfaces.get(named)?.declarations.get(home)?.fields ?? [];
  for (const { name, type: declared } of common) {
    if (!isLeaf(declared) || !random.chance(0.7)) continue;
    // Objects of types that this subgraph does not know are given to it too.
    for (const member of draft.interfaces.get(named)?.members ?? []) {
      makeSafe(draft, draft.types.get(member) as ModelType, name);
    }
    parts.push(name);
  }
  const answering = [...field.declarations]
    .filter(([, { mode }]) => mode === 'resolved')
    .map(([subgraph]) => subgraph);
  const known = objectMembers(draft, named, home).filter((member) =>
    answering.every((subgraph) => canAskFor(draft, named, member, subgraph)),
  );
  for (const member of random.some(known, 0.5)) {
    const memberType = draft.types.get(member);
    if (memberType === undefined || memberType.isInaccessible === true) continue;
    const inner = selectionToRequire(draft, memberType, home, 2);
    if (inner !== undefined) parts.push(`... on ${member} { ${inner} }`);
  }
  return ` { ${parts.join(' ')} }`;
}
