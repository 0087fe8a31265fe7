import { type WithoutNulls, withoutNulls } from './without-nulls.ts';

/**
 * Partial updates: a field that the client left out stays as it is, one that it set to null is cleared. The
 * difference travels in a `google.protobuf.FieldMask`, whose paths are proto field names (`close_on`).
 */

/** The changes of a GraphQL update input as request fields with their mask; null becomes an absent value. */
export function toMaskedUpdate<Changes extends object>(
  changes: Changes,
): WithoutNulls<Changes> & { readonly updateMask: string[] } {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  const updateMask = named.map(([name]) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return Object.assign(withoutNulls(changes), { updateMask });
}

/**
 * The fields of a request that its mask names, cleared ones as undefined; names outside `allowed` are left out.
 * Spread the result over the entity.
 */
export function readMaskedUpdate<Request extends object, Name extends keyof Request & string>(
  request: Request,
  updateMask: readonly string[] | undefined,
  allowed: readonly Name[],
): Partial<Pick<Request, Name>> {
  const names = new Set(updateMask?.map(nameOfPath));
  const changes: Partial<Pick<Request, Name>> = {};
  for (const name of allowed) if (names.has(name)) changes[name] = request[name];
  return changes;
}

/** The paths of a mask that name none of the `allowed` fields, as the mask writes them. */
export function unknownPaths(
  updateMask: readonly string[] | undefined,
  allowed: readonly string[],
): readonly string[] {
  return (updateMask ?? []).filter((path) => !allowed.includes(nameOfPath(path)));
}

function nameOfPath(path: string): string {
  return path.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
