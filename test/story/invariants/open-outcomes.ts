/** Codes of answers that do not say whether the mutation had its effect. */
export const openOutcomes: ReadonlySet<string> = new Set(['UNAVAILABLE', 'TIMEOUT']);
