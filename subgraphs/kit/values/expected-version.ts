import { staleVersion } from '../errors/domain-error.ts';

/** Throws CONFLICT when the client expected another version than the entity has; undefined expects nothing. */
export function assertExpectedVersion(
  entity: string,
  current: { readonly id: string; readonly version: number },
  expected: number | undefined,
): void {
  if (expected !== undefined && expected !== current.version)
    throw staleVersion(entity, current.id, expected, current.version);
}
