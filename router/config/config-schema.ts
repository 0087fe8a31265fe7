import { z } from 'zod';
import { unitOf } from './option-unit.ts';
import { routerConfig } from './router-config.ts';

/** Formats that the specification defines and options use. */
const standardFormats: readonly string[] = ['uri'];

/**
 * The configuration file as JSON Schema (2020-12), as text: types, defaults, descriptions with units, allowed
 * values, no further keys. Rules between options are not part of it, because the environment and flags may hold the
 * other half; the loader checks them.
 */
export function renderConfigSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(routerConfig, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema, path }) => {
      // Zod bounds every whole number by what JavaScript can count to; in the schema it would look like a limit of the option.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      // Names of Zod's own, which validators refuse; the pattern beside them says the same.
      if (jsonSchema.format !== undefined && !standardFormats.includes(jsonSchema.format))
        delete jsonSchema.format;
      const unit = unitOf(String(path.at(-1)));
      if (unit !== undefined && jsonSchema.description !== undefined) {
        jsonSchema.description += ` In ${unit}.`;
      }
    },
  });
  return `${JSON.stringify({ $schema, title: 'Configuration of the router', ...schema }, null, 2)}\n`;
}
