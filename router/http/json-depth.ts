const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/**
 * Whether JSON text nests arrays and objects deeper than `maxDepth`. Looks at bytes only, before anything is
 * parsed, so that no recursive code ever meets the text. Malformed JSON may answer either way.
 */
export function exceedsJsonDepth(json: Uint8Array, maxDepth: number): boolean {
  let depth = 0;
  for (let index = 0; index < json.length; index += 1) {
    switch (json[index]) {
      case quote:
        index = endOfString(json, index);
        break;
      case openBrace:
      case openBracket:
        depth += 1;
        if (depth > maxDepth) return true;
        break;
      case closeBrace:
      case closeBracket:
        depth -= 1;
        break;
      default:
        break;
    }
  }
  return false;
}

/** Index of the quote that ends the string starting at `start`, or the length if none does. */
function endOfString(json: Uint8Array, start: number): number {
  let end = json.indexOf(quote, start + 1);
  while (end !== -1) {
    let backslashes = 0;
    for (let before = end - 1; json[before] === backslash; before -= 1) backslashes += 1;
    if (backslashes % 2 === 0) return end;
    end = json.indexOf(quote, end + 1);
  }
  return json.length;
}
