import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { type ConfigLayer, isPlainObject } from './config-layer.ts';

/** File that is read when no other is named and it exists. */
export const defaultConfigFile = 'config.yaml';

/**
 * Reads a YAML (or JSON) configuration file. A missing file is an error only when it was asked for. Every
 * value's origin is the file itself.
 */
export function readFileLayer(file: string, isRequired: boolean): ConfigLayer {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error: unknown) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (isMissing && !isRequired) return layerOf({});
    const reason = isMissing ? 'does not exist' : (error as Error).message;
    return layerOf({}, [`configuration file ${file} ${isMissing ? reason : `cannot be read: ${reason}`}`]);
  }
  const document = parseDocument(text);
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
