/** The name that a mistyped one most likely means; undefined when none is near. */
export function findNearestName(mistyped: string, names: Iterable<string>): string | undefined {
  // Two letters of five may be wrong, of a short name one, of a long one four.
  let leastDistance = Math.min(4, Math.max(1, Math.round(mistyped.length * 0.4))) + 1;
  let nearest: string | undefined;
  for (const name of names) {
    const distance = countEdits(mistyped.toLowerCase(), name.toLowerCase());
    if (distance >= leastDistance) continue;
    leastDistance = distance;
    nearest = name;
  }
  return nearest;
}

/** Levenshtein's distance: letters to insert, delete or replace to make one text the other. */
function countEdits(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of from.split('').entries()) {
    const current = [row + 1];
    for (const [column, other] of to.split('').entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
