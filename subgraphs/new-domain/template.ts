import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DomainNames } from './domain-names.ts';

/** A file of the new domain. */
export interface NewFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

const folder = path.join(import.meta.dirname, 'template');
const suffix = '.template';
/** `__entity__` in texts and paths; what follows a placeholder may begin with an underscore. */
const placeholder = /__([A-Za-z][A-Za-z_-]*?)__/g;

/** Every file of the template with the names filled in. */
export function renderTemplate(names: DomainNames): readonly NewFile[] {
  return readTemplate().map((file) => ({ path: fill(file.path, names), text: fill(file.text, names) }));
}

/** Identifiers in the code of the template, comments left out. */
export function templateWords(): ReadonlySet<string> {
  const code = readTemplate()
    .filter((file) => file.path.endsWith('.ts'))
    .map((file) => file.text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replaceAll(placeholder, ' '));
  return new Set(code.join('\n').match(/\b[A-Za-z]\w*\b/g));
}

function readTemplate(): readonly NewFile[] {
  return globSync(`**/*${suffix}`, { cwd: folder })
    .toSorted()
    .map((file) => ({
      path: file.slice(0, -suffix.length),
      text: readFileSync(path.join(folder, file), 'utf8'),
    }));
}

function fill(text: string, names: DomainNames): string {
  return text.replaceAll(placeholder, (_, name: string) => {
    const value = new Map(Object.entries(names)).get(name);
    if (value === undefined)
      throw new Error(`The template has the placeholder __${name}__, which means nothing.`);
    return value;
  });
}
