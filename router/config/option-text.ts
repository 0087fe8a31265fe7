import type { OptionKind } from './config-options.ts';

/** Outcome of reading the text of an option. */
type OptionTextResult =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'invalid'; readonly message: string };

/**
 * Turns the text of an environment variable or flag into the value of an option. Lists are separated by
 * commas; maps and lists of objects are JSON. Ranges and patterns are left to the schema.
 */
export function parseOptionText(kind: OptionKind, text: string): OptionTextResult {
  switch (kind) {
    case 'string':
      return { kind: 'value', value: text };
    case 'number':
      return parseNumber(text);
    case 'number-or-word':
      return isNumber(text) ? parseNumber(text) : { kind: 'value', value: text };
    case 'boolean':
      return parseBoolean(text);
    case 'list':
      return { kind: 'value', value: splitList(text) };
    case 'json':
      return parseJson(text);
  }
}

function parseNumber(text: string): OptionTextResult {
  return isNumber(text)
    ? { kind: 'value', value: Number(text) }
    : { kind: 'invalid', message: 'must be a number' };
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text.trim());
}

function parseBoolean(text: string): OptionTextResult {
  const normalized = text.trim().toLowerCase();
  if (['true', '1', 'yes', 'on'].includes(normalized)) return { kind: 'value', value: true };
  if (['false', '0', 'no', 'off'].includes(normalized)) return { kind: 'value', value: false };
  return { kind: 'invalid', message: 'must be true or false' };
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function parseJson(text: string): OptionTextResult {
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'invalid', message: 'must be JSON' };
  }
}
