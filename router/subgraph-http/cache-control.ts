/**
 * The strictest of several `cache-control` values (RFC 9111 section 5.2.2): one answer that says nothing, or
 * `no-store`, makes the whole response uncacheable; `private` wins, `public` needs all of them; the shortest
 * lifetimes count; `no-transform` of one holds for all. Undefined when no answer has the header.
 */
export function strictestCacheControl(values: ReadonlyArray<string | undefined>): string | undefined {
  if (values.every((value) => value === undefined)) return undefined;
  const answers = values.map((value) => readDirectives(value ?? 'no-store'));
  const some = (name: string): boolean => answers.some((directives) => directives.has(name));
  if (some('no-store')) return some('no-transform') ? 'no-store, no-transform' : 'no-store';
  const isPrivate = some('private');
  const parts = [
    some('no-cache') ? 'no-cache' : undefined,
    `max-age=${Math.min(...answers.map((directives) => directives.get('max-age') ?? 0))}`,
    some('s-maxage') && !isPrivate ? `s-maxage=${Math.min(...answers.map(sharedAge))}` : undefined,
    isPrivate ? 'private' : undefined,
    answers.every((directives) => directives.has('public')) && !isPrivate ? 'public' : undefined,
    some('must-revalidate') ? 'must-revalidate' : undefined,
    some('proxy-revalidate') ? 'proxy-revalidate' : undefined,
    some('no-transform') ? 'no-transform' : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

type Directives = ReadonlyMap<string, number | undefined>;

/** Lifetime for shared caches: `s-maxage`, else `max-age`. */
function sharedAge(directives: Directives): number {
  return directives.get('s-maxage') ?? directives.get('max-age') ?? 0;
}

/** Directives by name, with the number of those that have one; the shortest when one is repeated. */
function readDirectives(value: string): Directives {
  const directives = new Map<string, number | undefined>();
  for (const part of value.toLowerCase().split(',')) {
    const [name = '', argument = ''] = part.trim().split('=');
    const seconds = /^\d{1,10}$/.test(argument) ? Number(argument) : 0;
    const known = directives.get(name);
    directives.set(name, known === undefined ? seconds : Math.min(known, seconds));
  }
  return directives;
}
