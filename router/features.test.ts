import { expect, test } from '@jest/globals';
import { createFeatures } from './features.ts';
import type { Feature } from './pipeline/feature.ts';

const named = (name: string): Feature => ({ name });

test('features are created one after the other, in the order of the list', async () => {
  const features = await createFeatures(
    [async () => named('a'), () => undefined, () => named('b')],
    () => undefined,
  );
  expect(features).toEqual([{ name: 'a' }, { name: 'b' }]);
});

test('those created before one that cannot be created are reported, those after it are not created', async () => {
  const created: string[] = [];
  const broken = async (): Promise<Feature> => {
    throw new Error('manifest.json is not a valid manifest');
  };
  const creating = createFeatures(
    [() => named('a'), async () => named('b'), broken, () => named('c')],
    ({ name }) => created.push(name),
  );
  await expect(creating).rejects.toThrow('manifest.json is not a valid manifest');
  expect(created).toEqual(['a', 'b']);
});
