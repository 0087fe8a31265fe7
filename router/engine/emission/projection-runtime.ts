import { quote } from './generated-code-runtime.ts';
import type { ResponseSite } from './response-site.ts';

/** Custom scalars pass through as they came; `undefined` for null and for what JSON cannot hold. */
function customText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return quote(value);
  try {
    return JSON.stringify(value);
  } catch {
    // Nested too deeply to be written again.
    return undefined;
  }
}

/** JSON has no Infinity; a subgraph can only send one as an exponent too large for a double. */
function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : 'null';
}

/** Decides between a null, which only a non-null field objects to, and a value of the wrong type. */
function wrongLeaf(
  value: unknown,
  site: ResponseSite,
  isNonNull: boolean,
  missing: (site: ResponseSite) => void,
  invalid: (site: ResponseSite) => void,
): void {
  if (value !== null && value !== undefined) invalid(site);
  else if (isNonNull) missing(site);
}

/** What generated projections may call besides {@link generatedCodeRuntime}. */
export const projectionRuntime = { customText, numberText, wrongLeaf };
