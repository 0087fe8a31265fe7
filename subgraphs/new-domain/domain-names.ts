/** Every form in which the name of a domain and of its first entity is written, by placeholder of the template. */
export interface DomainNames {
  /** Folder, proto package, database schema: `workshop`. */
  readonly domain: string;
  /** In types: `Workshop`. */
  readonly Domain: string;
  /** In code: `workOrder`. */
  readonly entity: string;
  /** In types: `WorkOrder`. */
  readonly Entity: string;
  readonly entities: string;
  readonly Entities: string;
  /** In SQL and proto: `work_order`. */
  readonly entity_snake: string;
  readonly entities_snake: string;
  /** In file names and event types: `work-order`. */
  readonly 'entity-kebab': string;
  readonly 'entities-kebab': string;
  /** In sentences: `work order`, `a work order`, `Work orders`. */
  readonly entity_words: string;
  readonly entities_words: string;
  readonly Entities_words: string;
  readonly an_entity: string;
  readonly An_entity: string;
  /** In permissions: `workorder`. */
  readonly subject: string;
}

/** Names that a new domain must not have. */
export interface TakenNames {
  readonly domains: ReadonlySet<string>;
  /** Types of the API. */
  readonly types: ReadonlySet<string>;
  /** Root fields of the API. */
  readonly rootFields: ReadonlySet<string>;
  /** Identifiers of the template: variables of that name would hide them. */
  readonly templateWords: ReadonlySet<string>;
}

type NamesOutcome =
  | { readonly kind: 'accepted'; readonly names: DomainNames }
  | { readonly kind: 'refused'; readonly errors: readonly string[] };

/** Names that mean something else: folders, packages and schemas beside those of domains, and words of JavaScript. */
const reserved: ReadonlySet<string> = new Set(
  `all kit node type generated template test tests router subgraph subgraphs service services schema proto deploy start
  public postgres template information event common shared util utils helper helpers misc
  arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected return
  static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/),
);

/** Names of tables and indexes are made from it, and PostgreSQL cuts those of more than 63 bytes. */
const maxEntityLength = 30;

/** Types that are there without an import. */
const globalTypes: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  ...'Partial Required Readonly Record Pick Omit Exclude Extract Parameters ReturnType Awaited Iterable'.split(
    ' ',
  ),
  ...'Query Mutation Subscription String Int Float Boolean ID'.split(' '),
]);

/**
 * @param domain as typed: one word of lower-case letters
 * @param entity as typed, in PascalCase; undefined: the singular of the domain's name
 */
export function readDomainNames(domain: string, entity: string | undefined, taken: TakenNames): NamesOutcome {
  const errors: string[] = [];
  if (!/^[a-z]{2,24}$/.test(domain))
    errors.push(
      `"${domain}" is not a valid name of a domain: use one word of 2 to 24 lower-case letters, because it names a folder, a proto package, a database schema and environment variables.`,
    );
  else if (reserved.has(domain)) errors.push(`"${domain}" is reserved: choose another word.`);
  else if (taken.domains.has(domain)) errors.push(`There is a domain ${domain} already.`);
  const Entity = entity ?? toPascalCase(singularOf(domain));
  if (!/^([A-Z][a-z]+)+$/.test(Entity) || Entity.length > maxEntityLength) {
    if (entity !== undefined)
      errors.push(
        `"${entity}" is not a valid name of an entity: use one or more words in PascalCase, such as WorkOrder, of ${maxEntityLength} letters at most.`,
      );
    return { kind: 'refused', errors };
  }
  const names = namesOf(domain, Entity);
  errors.push(...entityErrors(names, taken));
  return errors.length > 0 ? { kind: 'refused', errors } : { kind: 'accepted', names };
}

function entityErrors(names: DomainNames, taken: TakenNames): string[] {
  const { Entity, entity, entities } = names;
  const chooseAnother = 'Choose another with --entity.';
  const ofTypes = [Entity, `${Entity}Connection`, `${Entity}Edge`].filter((type) => taken.types.has(type));
  const ofFields = [entity, entities, `create${Entity}`, `update${Entity}`].filter((field) =>
    taken.rootFields.has(field),
  );
  if (ofTypes.length > 0) return [`The API has a type ${ofTypes[0]} already. ${chooseAnother}`];
  if (ofFields.length > 0) return [`The API has a root field ${ofFields[0]} already. ${chooseAnother}`];
  const hidden = [Entity, entity, entities].find(
    (word) => reserved.has(word) || globalTypes.has(word) || taken.templateWords.has(word),
  );
  return hidden === undefined
    ? []
    : [`The entity cannot be named ${Entity}: ${hidden} means something else in code. ${chooseAnother}`];
}

function namesOf(domain: string, Entity: string): DomainNames {
  const words = (Entity.match(/[A-Z][a-z]+/g) ?? []).map((word) => word.toLowerCase());
  const pluralWords = [...words.slice(0, -1), pluralOf(words.at(-1) ?? '')];
  const Entities = pluralWords.map(toPascalCase).join('');
  const entity_words = words.join(' ');
  const entities_words = pluralWords.join(' ');
  const an_entity = `${isSpokenWithVowel(entity_words) ? 'an' : 'a'} ${entity_words}`;
  return {
    domain,
    Domain: toPascalCase(domain),
    entity: toCamelCase(Entity),
    Entity,
    entities: toCamelCase(Entities),
    Entities,
    entity_snake: words.join('_'),
    entities_snake: pluralWords.join('_'),
    'entity-kebab': words.join('-'),
    'entities-kebab': pluralWords.join('-'),
    entity_words,
    entities_words,
    Entities_words: toPascalCase(entities_words),
    an_entity,
    An_entity: toPascalCase(an_entity),
    subject: words.join(''),
  };
}

function singularOf(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function isSpokenWithVowel(words: string): boolean {
  return /^[aeiou]/.test(words) && !/^(uni|use|eu|one)/.test(words);
}

function toPascalCase(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function toCamelCase(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
