/** A word or phrase that readers have to guess at, with what to write instead. */
interface Rule {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Only words without a legitimate use in this repository, so that the list has no exceptions. */
const rules: readonly Rule[] = [
  { pattern: /\bnobody\b/i, instead: 'name the actor: "no user", "no client", "no subgraph"' },
  { pattern: /\bwhoever\b/i, instead: 'name the actor: "the user who", "the client that"' },
  { pattern: /\bstrangers?\b/i, instead: '"unknown", or "of another organization"' },
  { pattern: /\b(tells?|telling|told)\b/i, instead: '"report", "list", "show" or "distinguish"' },
  { pattern: /\bat once\b/i, instead: '"immediately" or "at the same time"' },
  { pattern: /\bin hand\b/i, instead: '"in progress"' },
  { pattern: /\bin vain\b/i, instead: '"without effect"' },
  { pattern: /\baside\b/i, instead: '"reserved", "apart from", "in a worker thread"' },
  { pattern: /\bwithout meaning\b/i, instead: '"ignored"' },
  { pattern: /\b(bury|buries|buried)\b/i, instead: '"hide" or "end"' },
  { pattern: /\b(of (its|their) own accord|and the like)\b/i, instead: 'the cause, or the full list' },
  { pattern: /\b(hence|whence|lest|thereby|wherein)\b/i, instead: '"so", "from where", "so that … not"' },
  { pattern: /\b(dear|dearer|dearest)\b/i, instead: '"expensive"' },
  {
    pattern: /(?<!\b(there|where) )\b(is|are) no (?!longer\b)/i,
    instead: '"is not a valid …", "is not a …"',
  },
];

/** A place where a text is unclear. */
interface UnclearWording {
  /** Number of the line, from 1. */
  readonly line: number;
  readonly found: string;
  readonly instead: string;
}

/** Unclear words of a text in the order of its lines; the words of camelCase and UPPER_SNAKE names count too. */
export function findUnclearWording(text: string): readonly UnclearWording[] {
  return text.split('\n').flatMap((content, index) => {
    const words = content.replaceAll(/([a-z])(?=[A-Z])/g, '$1 ').replaceAll('_', ' ');
    return rules.flatMap(({ pattern, instead }) => {
      const found = pattern.exec(words)?.[0];
      return found === undefined ? [] : [{ line: index + 1, found: found.trim(), instead }];
    });
  });
}
