import { describe, expect, test } from '@jest/globals';
import { getNamedType, isCompositeType, type OperationDefinitionNode, parse, validate } from 'graphql';
import { compareAnswers } from './compare-answers.ts';
import { createGraphModel } from './create-graph-model.ts';
import { openGraph } from './open-graph.ts';
import { createRandomOperation } from './random-operation.ts';
import { type CreateSystem, systems } from './system-under-test.ts';

const withoutSystem: CreateSystem = async () => ({
  execute: async () => '{}',
  close: async () => undefined,
});

describe('random graphs', () => {
  test('every shape of federation occurs in several of the first hundred', () => {
    const counts = new Map<string, number>();
    for (let seed = 1; seed <= 100; seed += 1) {
      for (const shape of createGraphModel(seed).shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
    const rare = [...counts].filter(([, count]) => count < 5);
    expect(rare).toEqual([]);
    expect([...counts.keys()].sort()).toEqual([
      'Query below Query',
      'Query below a mutation',
      'Query below a value',
      'composite key',
      'entity interface',
      'entity with a spread value',
      'enums and inputs differ by subgraph',
      'inaccessible field',
      'inaccessible type',
      'interface object',
      'keys differ by subgraph',
      'list of lists',
      'member narrows its interface',
      'nested key',
      'nested requirement',
      'nullability differs by subgraph',
      'override',
      'override with a label',
      'provision',
      'provision on members',
      'provision two levels deep',
      'requirement',
      'requirement of a requirement',
      'requirement of a requirement across an interface',
      'requirement of an interface object',
      'requirement through a reference to an interface',
      'requirement through an abstract type',
      'requirement with arguments',
      'requirement with arguments below a field',
      'requirement with fragments',
      'root types of other names',
      'several mutations of a subgraph',
      'shareable mutation',
      'shareable root',
      'shareable root of a spread value',
      'type narrowed in one subgraph',
      'unions differ by subgraph',
      'unresolvable interface object',
      'unresolvable key',
      'value spread over subgraphs',
    ]);
  });

  test('most compose, and a seed makes the same graph and operations every time', async () => {
    let composed = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const [one, other] = [await openGraph(seed, withoutSystem), await openGraph(seed, withoutSystem)];
      expect(other.kind).toBe(one.kind);
      if (one.kind === 'notComposed' || other.kind === 'notComposed') continue;
      composed += 1;
      expect(other.graph.snapshot.version).toBe(one.graph.snapshot.version);
      expect(createRandomOperation(other.graph.snapshot.apiSchema, seed)).toEqual(
        createRandomOperation(one.graph.snapshot.apiSchema, seed),
      );
    }
    expect(composed).toBeGreaterThanOrEqual(9);
  });

  test('operations are valid; mutations, fragments spread again, conditions and variables are among them', async () => {
    const opened = await openGraph(1, withoutSystem);
    if (opened.kind === 'notComposed') throw new Error(opened.reason);
    const { apiSchema } = opened.graph.snapshot;
    const operations = Array.from({ length: 60 }, (_, index) => createRandomOperation(apiSchema, index));
    for (const { text } of operations) expect(validate(apiSchema, parse(text))).toEqual([]);
    const count = (holds: (text: string) => boolean): number =>
      operations.filter(({ text }) => holds(text)).length;
    expect(count((text) => text.startsWith('mutation'))).toBeGreaterThan(3);
    expect(count((text) => [...text.matchAll(/\.\.\.F0\b/g)].length > 1)).toBeGreaterThan(2);
    expect(count((text) => text.includes('@include(if: $'))).toBeGreaterThan(15);
    const several = operations.filter(({ text }) => {
      const [definition] = parse(text).definitions as [OperationDefinitionNode];
      return definition.operation === 'mutation' && definition.selectionSet.selections.length > 1;
    });
    expect(several.length).toBeGreaterThan(1);
  });

  test.each([2, 5, 7])('@apollo/gateway agrees on most: graph %i', async (seed) => {
    const opened = await openGraph(seed, systems['reference'] as CreateSystem);
    if (opened.kind === 'notComposed') throw new Error(opened.reason);
    const { graph } = opened;
    let agreements = 0;
    try {
      for (let index = 1; index <= 15; index += 1) {
        const operation = createRandomOperation(graph.snapshot.apiSchema, seed * 1_000 + index);
        if ((await compareAnswers(graph, operation)).kind === 'same') agreements += 1;
      }
    } finally {
      await graph.close();
    }
    expect(agreements).toBeGreaterThanOrEqual(9);
  });

  test('a system that answers something else, calls twice or refuses is found out', async () => {
    const opened = await openGraph(1, withoutSystem);
    if (opened.kind === 'notComposed') throw new Error(opened.reason);
    const { graph } = opened;
    const fields = Object.values(graph.snapshot.apiSchema.getMutationType()?.getFields() ?? {});
    const called = fields.find(({ type }) => isCompositeType(getNamedType(type)));
    const text = `mutation { __typename ${called?.name} { __typename } }`;
    const operation = { text, variables: {} };
    const answerWith = (execute: () => Promise<string>) =>
      compareAnswers({ ...graph, system: { execute, close: async () => undefined } }, operation);
    const right = (): Promise<string> => graph.monolith.execute(operation.text, {});
    expect((await answerWith(right)).kind).toBe('same');
    expect(await answerWith(async () => (await right()).replace('"Mutation"', '"Query"'))).toMatchObject({
      kind: 'wrong',
    });
    const twice = await answerWith(async () => {
      await right();
      return right();
    });
    expect(twice.differences).toEqual([expect.stringContaining('mutations differ')]);
    expect((await answerWith(async () => '{"errors":[{"message":"no"}]}')).kind).toBe('refused');
    expect((await answerWith(() => Promise.reject(new Error('bug')))).kind).toBe('thrown');
  });
});
