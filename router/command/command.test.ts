import { describe, expect, test } from '@jest/globals';
import { describeMistakes, parseCommand } from './command.ts';
import { describeUnknownVariables } from './unknown-variables.ts';

const command = {
  usage: 'npm run paint -- <wall> [flags]',
  about: 'Paints a wall.',
  positionals: { minimum: 1, maximum: 1, mistake: 'name one wall' },
  flags: {
    colour: { type: 'string', value: 'name', default: 'white', text: 'of the paint' },
    finish: { type: 'string', value: 'name', choices: ['matt', 'gloss'], text: 'of the surface' },
    coats: { type: 'number', value: 'number', default: 2, minimum: 1, text: 'of paint' },
    window: { type: 'string', value: 'name', multiple: true, text: 'left out' },
    'no-primer': { type: 'boolean', text: 'paints on the bare wall' },
  },
} as const;

describe('a command line', () => {
  test('gives the values of flags, or their defaults', () => {
    expect(parseCommand(command, ['north'])).toEqual({
      kind: 'run',
      positionals: ['north'],
      values: { colour: 'white', finish: undefined, coats: 2, window: undefined, 'no-primer': false },
    });
    const args = ['--colour', 'red', 'north', '--coats=3', '--window', 'a', '--window', 'b', '--no-primer'];
    expect(parseCommand(command, args)).toMatchObject({
      values: { colour: 'red', coats: 3, window: ['a', 'b'], 'no-primer': true },
    });
  });

  test.each([
    [['north', '--color', 'red'], ['unknown flag --color, did you mean --colour?']],
    [['north', '--xyz'], ['unknown flag --xyz']],
    [['north', '--colour'], ['flag --colour needs a value']],
    [['north', '--colour='], ['flag --colour needs a value']],
    [['north', '--no-primer=yes'], ['flag --no-primer takes no value']],
    [['north', '--coats', '0'], ['flag --coats must be a whole number from 1']],
    [['north', '--coats', '1.5'], ['flag --coats must be a whole number from 1']],
    [['north', '--finish', 'rough'], ['flag --finish must be one of matt, gloss']],
    [['north', '--colour', '--no-primer'], ['flag --colour needs a value']],
    [
      ['north', '--colour', '--color', 'red'],
      ['flag --colour needs a value', 'unknown flag --color, did you mean --colour?'],
    ],
    [['--coats', '--', 'north'], ['flag --coats needs a value']],
    [['north', '--coats', '-1'], ['flag --coats must be a whole number from 1']],
    [[], ['name one wall']],
    [['north', 'south'], ['name one wall']],
  ])('is refused for what is wrong with it: %j', (args, mistakes) => {
    expect(parseCommand(command, args)).toEqual({ kind: 'mistaken', mistakes });
  });

  test('a value may look like a flag where it is tied to its own', () => {
    expect(parseCommand(command, ['north', '--colour=--red'])).toMatchObject({ values: { colour: '--red' } });
    expect(parseCommand(command, ['--', '--colour'])).toMatchObject({ positionals: ['--colour'] });
  });

  test('is one line about all mistakes, with where to look', () => {
    expect(describeMistakes(['unknown flag --x', 'flag --y needs a value'])).toBe(
      'Unknown flag --x; flag --y needs a value. Try --help.',
    );
  });

  test('asks for help or the version whatever else it holds', () => {
    for (const before of ['--nope', '--colour', '--coats'])
      for (const flag of ['--help', '-h'])
        expect(parseCommand(command, [before, flag])).toMatchObject({
          kind: 'explain',
          text: expect.stringContaining('--coats <number>'),
        });
    expect(parseCommand(command, ['--version'])).toMatchObject({
      kind: 'explain',
      text: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });
});

describe('variables of the environment', () => {
  const names = ['ERP_SERVER_PORT', 'ERP_LOGGING_LEVEL', 'ERP_SUPERGRAPH_FILE'];

  test('another spelling or a mistyped name is reported with the right one', () => {
    const environment = { ERP_PORT: '1', ERP_LOGING_LEVEL: 'info', ERP_DATABASE_URL: 'postgres://' };
    expect(describeUnknownVariables(environment, { names, areAll: false })).toEqual([
      'environment variable ERP_PORT is not known and is ignored; did you mean ERP_SERVER_PORT?',
      'environment variable ERP_LOGING_LEVEL is not known and is ignored; did you mean ERP_LOGGING_LEVEL?',
    ]);
  });

  test('one that is like none is reported where no other process reads further ones', () => {
    const environment = { ERP_DATABASE_URL: 'x', ERP_TEST_DATABASE_URL: 'x', ERP_EMPTY: '', PATH: '/' };
    expect(describeUnknownVariables(environment, { names, areAll: true })).toEqual([
      'environment variable ERP_DATABASE_URL is not known and is ignored',
    ]);
  });

  test('known ones, and files in their place, are not', () => {
    const environment = { ERP_SERVER_PORT: '1', ERP_SERVER_PORT_FILE: '/x', ERP_SUPERGRAPH_FILE: 'x' };
    expect(describeUnknownVariables(environment, { names, areAll: true })).toEqual([]);
  });
});
