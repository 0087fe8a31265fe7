import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'a literal',
    operation: '{ echo(any: { z: 1, a: 2 }) }',
    data: { echo: { z: 1, a: 2 } },
  },
  {
    name: 'nested literals and lists',
    operation: '{ echo(any: { z: { y: [{ q: 1, b: true }], a: null }, a: RED }) }',
    data: { echo: { z: { y: [{ q: 1, b: true }], a: null }, a: 'RED' } },
  },
  {
    name: 'a variable, in an order of its own',
    operation: 'query ($any: Any) { echo(any: $any) item { echo(any: $any) } }',
    variables: { any: { m: 1, c: { z: 0, a: 0 } } },
    data: { echo: { m: 1, c: { z: 0, a: 0 } }, item: { echo: { m: 1, c: { z: 0, a: 0 } } } },
  },
  {
    name: 'the same keys in two orders are two values',
    operation:
      '{ x: echo(any: { z: 1, a: 2 }) y: echo(any: { a: 2, z: 1 }) item { echo(any: { z: 1, a: 2 }) } }',
    data: { x: { z: 1, a: 2 }, y: { a: 2, z: 1 }, item: { echo: { z: 1, a: 2 } } },
  },
];
