/** A field of the response that may violate the schema; list indices are numbers into the index stack. */
export interface ResponseSite {
  readonly path: ReadonlyArray<string | { readonly depth: number }>;
  readonly parentType: string;
  readonly fieldName: string;
  /** Length of the path of what becomes null when the value here is null but must not be. */
  readonly nullLength: number;
}

/** What is wrong at a site. */
export type Violation = 'null' | 'invalid' | 'untyped' | 'unavailable';
