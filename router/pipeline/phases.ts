import { composeLayers, type LayeredExecution } from './compose-layers.ts';
import type { Admission, DocumentSource, Feature, OperationTransform, RequestGuard } from './feature.ts';

/** What features do in the pipeline, by phase; rules of documents belong to the documents of a supergraph. */
export interface Phases {
  readonly admissions: readonly Admission[];
  readonly documentSources: readonly DocumentSource[];
  readonly transforms: readonly OperationTransform[];
  readonly guards: readonly RequestGuard[];
  readonly inLayers: LayeredExecution;
}

/** Sorts features into phases; each keeps the order of the list. */
export function phasesOf(features: readonly Feature[]): Phases {
  return {
    admissions: membersOf(features, 'admit'),
    documentSources: membersOf(features, 'resolveDocument'),
    transforms: membersOf(features, 'authorize'),
    guards: membersOf(features, 'guard'),
    inLayers: composeLayers(membersOf(features, 'around')),
  };
}

/** What features have under one name, in order. */
export function membersOf<Name extends keyof Feature>(
  features: readonly Feature[],
  name: Name,
): ReadonlyArray<NonNullable<Feature[Name]>> {
  return features.map((feature) => feature[name]).filter((member) => member !== undefined);
}
