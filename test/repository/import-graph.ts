import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One import of a module by another, of a type or of a value, static or dynamic. */
export interface Import {
  /** Path of the importing file from the root of the repository. */
  readonly file: string;
  /** Path of the imported file from the root, or the name of a package. */
  readonly target: string;
}

const root = path.join(import.meta.dirname, '../..');

/** Forms of an import: declarations, exports, `import()` of a value or a type, `require`, a file for a thread. */
const importPatterns = [
  /^(?:import|export)\s[^'";]*?\bfrom\s*['"]([^'"\n$]+)['"]/gm,
  /^import\s*['"]([^'"\n$]+)['"]/gm,
  /\b(?:import|require)\(\s*['"]([^'"\n$]+)['"]\s*\)/g,
  /\bnew URL\(\s*['"](\.[^'"\n]+\.ts)['"]/g,
];

/** Every import of the TypeScript sources that match the patterns, tests and generated code among them. */
export function readImports(patterns: readonly string[]): readonly Import[] {
  const files = globSync([...patterns], { cwd: root }).filter((file) => !file.includes('node_modules'));
  return files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return importPatterns
      .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
      .map((specifier) => ({
        file,
        target: specifier.startsWith('.') ? path.join(path.dirname(file), specifier) : specifier,
      }));
  });
}

/** Whether a file stands beside what it tests, or in a folder of tests. */
export function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || /(^|\/)test\//.test(file);
}
