import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One example of the page for clients. */
export interface PageExample {
  /** Its file: `apollo.js`; commands of a shell are `commands-1.sh` and so on, in the order of the page. */
  readonly file: string;
  readonly code: string;
  /** What the page says that it prints, without the line break at the end; undefined when it says nothing. */
  readonly printed: string | undefined;
}

const page = readFileSync(path.join(import.meta.dirname, '../../schema/clients.md'), 'utf8');
const exampleBlock = /^```(js|ts|sh)(?: (\S+))?\n([\s\S]*?)^```$(?:\n\n^```text\n([\s\S]*?)^```$)?/gm;

/** The text of the page. */
export function readPage(): string {
  return page;
}

/** The examples of the page, asking the server at `endpoint`. */
export function readPageExamples(endpoint: string): readonly PageExample[] {
  const { origin } = new URL(endpoint);
  let commands = 0;
  return [...page.matchAll(exampleBlock)].map(([, language, name, code = '', printed]) => {
    if (language === 'sh') commands += 1;
    return {
      file: name ?? `commands-${commands}.sh`,
      code: code.replaceAll('http://localhost:4000', origin),
      printed: printed?.trimEnd(),
    };
  });
}

/** Names of the examples that are programs: those that run as they are, in Node and in a page. */
export function listProgramNames(): readonly string[] {
  return readPageExamples('http://localhost:4000/graphql')
    .map(({ file }) => file)
    .filter((file) => file.endsWith('.js'));
}
