/**
 * Loaders of a field with arguments: one loader per set of arguments, kept for the request. Parents of one level
 * ask with the same arguments, so that they share a loader and with it one RPC.
 */
export function createLoaderFamily<Arguments, Loader>(
  createLoader: (args: Arguments) => Loader,
): (args: Arguments) => Loader {
  const loaders = new Map<string, Loader>();
  return (args) => {
    const key = JSON.stringify(args);
    const known = loaders.get(key);
    if (known !== undefined) return known;
    const loader = createLoader(args);
    loaders.set(key, loader);
    return loader;
  };
}
