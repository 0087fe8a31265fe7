/** Whether a client wants a page to look at, as a browser that navigates does: it accepts HTML and names no JSON. */
export function acceptsPage(accept: string | undefined): boolean {
  if (accept === undefined) return false;
  const lower = accept.toLowerCase();
  return !lower.includes('json') && lower.split(',').some(isHtmlRange);
}

/** Names in a list of media ranges (RFC 9110, section 12.5.1); a weight of 0 refuses what it stands behind. */
function isHtmlRange(range: string): boolean {
  const [type, ...parameters] = range.split(';').map((part) => part.trim());
  return type === 'text/html' && !parameters.some((parameter) => /^q=0(\.0{0,3})?$/.test(parameter));
}
