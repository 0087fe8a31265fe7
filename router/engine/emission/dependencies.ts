import type { Fetch, Layout, Position, Source } from '../planning/plan.ts';
import { pathTo } from './place.ts';

const known = new WeakMap<Fetch, ReadonlySet<Source>>();

/** Sources that are read to find the objects of a fetch and to write their representations. */
export function listSources(fetch: Fetch): ReadonlySet<Source> {
  let sources = known.get(fetch);
  if (sources === undefined) known.set(fetch, (sources = findSources(fetch)));
  return sources;
}

function findSources(fetch: Fetch): Set<Source> {
  const sources = new Set<Source>();
  const addTypename = ({ typename }: Position): void => {
    if (typename?.kind === 'read' && typename.source.arrival.wave < fetch.wave) add(typename.source);
  };
  const add = (source: Source): void => {
    sources.add(source);
  };
  const addLayout = (layout: Layout): void => {
    addTypename(layout.position);
    for (const { planned, child } of layout.slots) {
      for (const { source } of planned.reads) add(source);
      for (const source of planned.child?.sources ?? []) if (!('fetch' in source.from)) add(source);
      if (child !== undefined) addLayout(child);
    }
  };
  for (const planned of pathTo(fetch.position)) {
    if (planned.position.types.names.some((name) => !planned.types.has(name))) addTypename(planned.position);
    for (const { source } of planned.reads) add(source);
    for (const source of planned.child?.sources ?? []) if (!('fetch' in source.from)) add(source);
  }
  for (const key of fetch.keys) addLayout(key.layout);
  for (const input of fetch.inputs) addLayout(input.layout);
  if (fetch.way.mode === 'concrete') addTypename(fetch.position);
  return sources;
}

/** Fetches whose answers sources are in. */
export function fetchesOf(sources: ReadonlySet<Source>): Set<Fetch> {
  return new Set([...sources].map(fetchOf));
}

function fetchOf(source: Source): Fetch {
  let current = source;
  while (!('fetch' in current.from)) current = current.from.source;
  return current.from.fetch;
}
