/**
 * Lists that may be left out: an empty one is not left out, but messages have no other word for either. A request
 * with such lists has a mask `given_lists` with the names of those that the caller gave.
 */

/** The lists as fields of a request, empty in the place of null and undefined, with the mask of those that were given. */
export function toGivenLists<Lists extends Readonly<Record<string, readonly unknown[] | null | undefined>>>(
  lists: Lists,
): { readonly [Name in keyof Lists]: Array<NonNullable<Lists[Name]>[number]> } & {
  readonly givenLists: string[];
} {
  const entries = Object.entries(lists);
  const fields = Object.fromEntries(entries.map(([name, list]) => [name, [...(list ?? [])]]));
  const givenLists = entries.filter(([, list]) => list != null).map(([name]) => toProtoName(name));
  return { ...fields, givenLists } as never;
}

/** The request with undefined in the place of each named list that was left out. */
export function readGivenLists<
  Request extends { readonly givenLists?: readonly string[] | undefined },
  Name extends keyof Request & string,
>(
  request: Request,
  names: readonly Name[],
): Omit<Request, Name> & { readonly [List in Name]: Request[List] | undefined } {
  const read: Record<string, unknown> = { ...request };
  for (const name of names) {
    const list: unknown = request[name];
    const isEmpty = Array.isArray(list) && list.length === 0;
    if (isEmpty && !request.givenLists?.includes(toProtoName(name))) read[name] = undefined;
  }
  return read as Omit<Request, Name> & { readonly [List in Name]: Request[List] | undefined };
}

function toProtoName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
