import { existsSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { readTextFile } from '../../files/read-text-file.ts';
import { type ConfigLayer, isPlainObject } from './config-layer.ts';

/** A configuration that names every option is some kilobytes large. */
const longestBytes = 1024 * 1024;

/** File that is read when no other is named and it exists. */
export const defaultConfigFile = 'config.yaml';

/**
 * Reads a YAML (or JSON) configuration file. A missing file is an error only when it was asked for. Every
 * value's origin is the file itself.
 */
export function readFileLayer(file: string, isRequired: boolean): ConfigLayer {
  if (!isRequired && !existsSync(file)) return layerOf({});
  const read = readTextFile(file, longestBytes);
  if (read.kind !== 'text') return layerOf({}, [`configuration file ${file} ${read.reason}`]);
  const document = parseDocument(read.text);
  const mistakes = document.errors.map(
    (error) => `configuration file ${file} is not valid YAML: ${firstLineOf(error.message)}`,
  );
  if (mistakes.length > 0) return layerOf({}, mistakes);
  const content: unknown = document.toJS() ?? {};
  if (!isPlainObject(content)) return layerOf({}, [`configuration file ${file} must hold sections`]);
  return layerOf(content);
}

function layerOf(values: Record<string, unknown>, errors: readonly string[] = []): ConfigLayer {
  return { values, origins: new Map(), errors, warnings: [] };
}

function firstLineOf(text: string): string {
  return text.split('\n', 1)[0]?.replace(/:$/, '') ?? text;
}
