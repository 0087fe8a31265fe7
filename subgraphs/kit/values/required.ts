/** A message field that the service always sets; proto3 types every message field as optional. */
export function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The service left out a required field.');
  return value;
}
