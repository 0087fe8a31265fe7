import type { z } from 'zod';
import { unitOf } from './option-unit.ts';
import { routerConfig } from './router-config.ts';

/** How the text of an environment variable or flag becomes the value of an option. */
export type OptionKind = 'string' | 'number' | 'number-or-word' | 'boolean' | 'list' | 'json';

/** One option of the configuration, read from the schema that also validates it. */
export interface ConfigOption {
  /** Keys from the root of the configuration to the option; of a map of names, to the map. */
  readonly path: readonly string[];
  /** Section of the configuration; undefined for an option outside of all. */
  readonly section: string | undefined;
  /** Keys from the section to the option, as shown in the reference; `<name>` for any name of a map. */
  readonly name: string;
  /** Name of the environment variable: `server.maxBodyBytes` is `ERP_SERVER_MAX_BODY_BYTES`. */
  readonly environmentName: string;
  readonly kind: OptionKind;
  /** Type as shown in the reference. */
  readonly typeText: string;
  readonly description: string;
  /** Undefined when there is no static default. */
  readonly defaultValue: unknown;
}

/** Prefix of every environment variable of the router. */
export const environmentPrefix = 'ERP_';

/** Lists every option in the order of the schema. */
export function listConfigOptions(): readonly ConfigOption[] {
  const options: ConfigOption[] = [];
  collectOptions(routerConfig, [], options);
  return options;
}

/** What a section is about, in one sentence. */
export function describeSection(section: string): string {
  const schema = (routerConfig.shape as Readonly<Record<string, z.core.$ZodType>>)[section];
  return schema === undefined ? '' : descriptionOf(schema);
}

function collectOptions(schema: z.core.$ZodType, path: readonly string[], into: ConfigOption[]): void {
  const unwrapped = unwrap(schema);
  if (unwrapped.definition.type === 'object') {
    const { shape, catchall } = unwrapped.definition as z.core.$ZodObjectDef;
    // Before the options beside the names, which are set over it.
    if (catchall !== undefined && catchall._zod.def.type !== 'never') into.push(mapOption(path, catchall));
    for (const [key, property] of Object.entries(shape)) collectOptions(property, [...path, key], into);
    return;
  }
  into.push({
    path,
    section: path.length > 1 ? path[0] : undefined,
    name: path.slice(path.length > 1 ? 1 : 0).join('.'),
    environmentName: environmentNameOf(path),
    kind: kindOf(unwrapped.definition),
    typeText: unitOf(path.at(-1) ?? '') ?? typeTextOf(unwrapped.definition),
    description: descriptionOf(schema),
    defaultValue: unwrapped.defaultValue,
  });
}

/** The option that holds all entries of a map with free names. */
function mapOption(path: readonly string[], entry: z.core.$ZodType): ConfigOption {
  return {
    path,
    section: path[0],
    name: [...path.slice(1), '<name>'].join('.'),
    environmentName: environmentNameOf(path),
    kind: 'json',
    typeText: `map of ${entry._zod.def.type}s`,
    description: descriptionOf(entry),
    defaultValue: undefined,
  };
}

interface Unwrapped {
  readonly definition: z.core.$ZodTypeDef;
  readonly defaultValue: unknown;
}

function unwrap(schema: z.core.$ZodType): Unwrapped {
  let current = schema;
  let defaultValue: unknown;
  for (;;) {
    const definition = current._zod.def;
    if (definition.type === 'default') {
      defaultValue = (definition as z.core.$ZodDefaultDef).defaultValue;
    }
    if (!('innerType' in definition)) return { definition, defaultValue };
    current = (definition as z.core.$ZodOptionalDef).innerType;
  }
}

function kindOf(definition: z.core.$ZodTypeDef): OptionKind {
  switch (definition.type) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array':
      return ['object', 'union'].includes(elementTypeOf(definition)) ? 'json' : 'list';
    case 'record':
      return 'json';
    case 'union':
      return 'number-or-word';
    default:
      return 'string';
  }
}

function elementTypeOf(definition: z.core.$ZodTypeDef): string {
  return (definition as z.core.$ZodArrayDef).element._zod.def.type;
}

/** Types of the values of a map, in the plural. */
function valueTypesOf(definition: z.core.$ZodTypeDef): string {
  const value = (definition as z.core.$ZodRecordDef).valueType._zod.def;
  const types =
    value.type === 'union'
      ? (value as z.core.$ZodUnionDef).options.map(({ _zod }) => _zod.def.type)
      : [value.type];
  return types.map((type) => `${type}s`).join(' or ');
}

function typeTextOf(definition: z.core.$ZodTypeDef): string {
  if (definition.type === 'enum') {
    return Object.values((definition as z.core.$ZodEnumDef).entries).join(', ');
  }
  if (definition.type === 'array') {
    return kindOf(definition) === 'json' ? 'list of objects' : `list of ${elementTypeOf(definition)}s`;
  }
  if (definition.type === 'record') return `map of ${valueTypesOf(definition)}`;
  if (definition.type === 'union') {
    return (definition as z.core.$ZodUnionDef).options.map(({ _zod }) => wordOf(_zod.def)).join(' or ');
  }
  return definition.type;
}

function wordOf(definition: z.core.$ZodTypeDef): string {
  return definition.type === 'literal'
    ? (definition as z.core.$ZodLiteralDef<string>).values.join(' or ')
    : definition.type;
}

/** The description of a schema, else of the schema it wraps. */
function descriptionOf(schema: z.core.$ZodType): string {
  const { description } = schema as z.ZodType;
  const definition = schema._zod.def;
  if (description !== undefined || !('innerType' in definition)) return description ?? '';
  return descriptionOf((definition as z.core.$ZodOptionalDef).innerType);
}

function environmentNameOf(path: readonly string[]): string {
  const words = path.map((key) => key.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase());
  return `${environmentPrefix}${words.join('_')}`;
}
