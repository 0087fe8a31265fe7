/** A field of a payload, or of a message in it. */
export interface PayloadField {
  /** Its name in JSON. */
  readonly name: string;
  /** A list is always written; one that is absent is read as empty, so that an event can grow by a list. */
  readonly presence: 'required' | 'optional' | 'list';
  readonly type: PayloadType;
}

/**
 * How values travel as JSON (the JSON mapping of protocol buffers, with the bare names of enum values): `int64` as
 * text, a bigint in TypeScript; `timestamp` as RFC 3339 text, a Date in TypeScript.
 */
export type PayloadType =
  | { readonly kind: 'string' | 'bool' | 'int32' | 'double' | 'int64' | 'timestamp' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'message'; readonly fields: readonly PayloadField[] };

/** Reports what is wrong, naming the field, by throwing. */
export type Refuse = (problem: string) => never;

type Values = Readonly<Record<string, unknown>>;

/** TypeScript values as JSON values: fields that the contract does not know and undefined ones are left out. */
export function writePayload(
  fields: readonly PayloadField[],
  values: Values,
  refuse: Refuse,
  path = '',
): Values {
  const json: Record<string, unknown> = {};
  for (const { name, presence, type } of fields) {
    const value = values[name];
    if (value === undefined || value === null) {
      if (presence !== 'optional') refuse(`${path}${name} is missing`);
      continue;
    }
    const write = (item: unknown): unknown => writeValue(type, item, refuse, `${path}${name}`);
    json[name] = presence === 'list' ? (value as readonly unknown[]).map(write) : write(value);
  }
  return json;
}

function writeValue(type: PayloadType, value: unknown, refuse: Refuse, path: string): unknown {
  switch (type.kind) {
    case 'int64':
      return String(value);
    case 'timestamp':
      return (value as Date).toISOString();
    case 'message':
      return writePayload(type.fields, value as Values, refuse, `${path}.`);
    default:
      return value;
  }
}

/** JSON values as TypeScript values. Unknown fields are left out: a payload may grow. */
export function readPayload(
  fields: readonly PayloadField[],
  json: unknown,
  refuse: Refuse,
  path = '',
): Values {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return refuse(`${path.slice(0, -1) || 'the data'} must be an object, not ${describe(json)}`);
  const values: Record<string, unknown> = {};
  for (const { name, presence, type } of fields) {
    const value = (json as Values)[name];
    if (presence === 'list') values[name] = readList(type, value ?? [], refuse, `${path}${name}`);
    else if (value !== undefined && value !== null)
      values[name] = readValue(type, value, refuse, `${path}${name}`);
    else if (presence === 'required') refuse(`${path}${name} is missing`);
  }
  return values;
}

function readList(type: PayloadType, value: unknown, refuse: Refuse, path: string): readonly unknown[] {
  if (!Array.isArray(value)) return refuse(`${path} must be a list, not ${describe(value)}`);
  return value.map((item, index) => readValue(type, item, refuse, `${path}.${index}`));
}

const int32Limit = 2 ** 31;
const wholeNumber = /^-?\d{1,19}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

function readValue(type: PayloadType, value: unknown, refuse: Refuse, path: string): unknown {
  const fail = (expected: string): never => refuse(`${path} must be ${expected}, not ${describe(value)}`);
  switch (type.kind) {
    case 'string':
      return typeof value === 'string' ? value : fail('text');
    case 'bool':
      return typeof value === 'boolean' ? value : fail('true or false');
    case 'int32':
      return Number.isInteger(value) && Number(value) >= -int32Limit && Number(value) < int32Limit
        ? value
        : fail('a whole number of 32 bits');
    case 'double':
      return typeof value === 'number' ? value : fail('a number');
    case 'int64': {
      const number = typeof value === 'string' && wholeNumber.test(value) ? BigInt(value) : undefined;
      return number !== undefined && BigInt.asIntN(64, number) === number
        ? number
        : fail('a whole number of 64 bits as text');
    }
    case 'timestamp': {
      const date = typeof value === 'string' && instant.test(value) ? new Date(value) : undefined;
      return date && !Number.isNaN(date.getTime()) ? date : fail('an RFC 3339 instant');
    }
    case 'enum':
      return type.values.includes(String(value)) ? value : fail(`one of ${type.values.join(', ')}`);
    case 'message':
      return readPayload(type.fields, value, refuse, `${path}.`);
  }
}

/** Short enough for a log line, whatever was sent. */
function describe(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
