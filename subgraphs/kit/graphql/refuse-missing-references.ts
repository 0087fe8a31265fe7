import { notFound } from '../errors/domain-error.ts';
import type { EntityReference } from './entity-reference.ts';

/** A `__resolveReference` of a type; answers null or undefined for an object that is not there for the viewer. */
type ReferenceResolver = (reference: EntityReference, ...context: unknown[]) => unknown;

/**
 * The resolvers, with NOT_FOUND in the place of every reference that leads to no object: unknown, foreign, hidden from
 * the viewer or deleted, one answer for all. `_entities` then has null and one error in its place. Null without an
 * error would leave the router with a field that may not be null and no reason for it, and clients with an object whose
 * fields look empty. All objects of one answer are looked up, whatever becomes of some.
 * @param resolvers by type; types without `__resolveReference` stay as they are
 */
export function refuseMissingReferences(
  resolvers: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(resolvers).map(([type, fields]) => [
      type,
      resolvesReferences(fields)
        ? { ...fields, __resolveReference: refuseMissing(type, fields.__resolveReference) }
        : fields,
    ]),
  );
}

function resolvesReferences(fields: unknown): fields is { readonly __resolveReference: ReferenceResolver } {
  return typeof fields === 'object' && fields !== null && '__resolveReference' in fields;
}

/** Rejects and never throws: what is thrown would be the error of all entities of the request. */
function refuseMissing(type: string, resolveReference: ReferenceResolver): ReferenceResolver {
  return async (reference, ...context) => {
    const found = await resolveReference(reference, ...context);
    if (found === null || found === undefined) throw notFound(type, reference.id);
    return found;
  };
}
