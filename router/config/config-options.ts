import type { z } from 'zod';
import { routerConfig } from './router-config.ts';

/** How the text of an environment variable or flag becomes the value of an option. */
export type OptionKind = 'string' | 'number' | 'number-or-word' | 'boolean' | 'list' | 'json';

/** One option of the configuration, read from the schema that also validates it. */
export interface ConfigOption {
  /** Keys from the root of the configuration to the option. */
  readonly path: readonly string[];
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
export const ENVIRONMENT_PREFIX = 'ERP_';

/** Lists every option in the order of the schema. */
export function listConfigOptions(): readonly ConfigOption[] {
  const options: ConfigOption[] = [];
  collectOptions(routerConfig, [], options);
  return options;
}

function collectOptions(schema: z.core.$ZodType, path: readonly string[], into: ConfigOption[]): void {
  const unwrapped = unwrap(schema);
  if (unwrapped.definition.type === 'object') {
    const { shape } = unwrapped.definition as z.core.$ZodObjectDef;
    for (const [key, property] of Object.entries(shape)) collectOptions(property, [...path, key], into);
    return;
  }
  into.push({
    path,
    environmentName: environmentNameOf(path),
    kind: kindOf(unwrapped.definition),
    typeText: typeTextOf(unwrapped.definition),
    description: descriptionOf(schema),
    defaultValue: unwrapped.defaultValue,
  });
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

function valueTypeOf(definition: z.core.$ZodTypeDef): string {
  return (definition as z.core.$ZodRecordDef).valueType._zod.def.type;
}

function typeTextOf(definition: z.core.$ZodTypeDef): string {
  if (definition.type === 'enum') {
    return Object.values((definition as z.core.$ZodEnumDef).entries).join(', ');
  }
  if (definition.type === 'array') {
    return kindOf(definition) === 'json' ? 'list of objects' : `list of ${elementTypeOf(definition)}s`;
  }
  if (definition.type === 'record') return `map of ${valueTypeOf(definition)}s`;
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

function descriptionOf(schema: z.core.$ZodType): string {
  return (schema as z.ZodType).description ?? '';
}

function environmentNameOf(path: readonly string[]): string {
  const words = path.map((key) => key.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase());
  return `${ENVIRONMENT_PREFIX}${words.join('_')}`;
}
