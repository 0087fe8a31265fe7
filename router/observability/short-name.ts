/** Longest name in logs and labels, in UTF-16 code units. */
const maxLength = 100;

/** A name that a client or a subgraph made up, cut to what logs and labels have room for. */
export function shortName(name: string): string {
  return name.length > maxLength ? name.slice(0, maxLength) : name;
}
