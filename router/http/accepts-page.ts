/** Whether a client wants a page to look at, as a browser that navigates does: it accepts HTML and names no JSON. */
export function acceptsPage(accept: string | undefined): boolean {
  return accept !== undefined && accept.includes('text/html') && !accept.includes('json');
}
