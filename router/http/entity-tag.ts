/** Whether a client that sent `If-None-Match` has this version already (RFC 9110, section 13.1.2: weak comparison). */
export function hasVersion(ifNoneMatch: string | undefined, entityTag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaqueTag = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaqueTag(tag) === opaqueTag(entityTag));
}
