import path from 'node:path';

/** The parts of a CPU profile that are read here. @see https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#type-Profile */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples?: readonly number[];
  /** Microseconds between samples. */
  readonly timeDeltas?: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  readonly children?: readonly number[];
}

/** Self time of one group of functions. */
interface ProfileShare {
  readonly name: string;
  /** Part of the time in which the process did something, 0 to 1. */
  readonly share: number;
}

/**
 * Self time by package and folder of ours, the largest first. Node's own code and native functions count for the
 * package that called them; what the event loop calls without any is listed by the part of Node that it is. SQLite
 * is listed by itself.
 */
export function profileByPackage(profile: CpuProfile, checkout: string): readonly ProfileShare[] {
  return sharesOf(profile, (node, parentOf) => groupOf(node, parentOf, checkout));
}

/** Self time by function, the largest first. */
export function profileByFunction(profile: CpuProfile, checkout: string): readonly ProfileShare[] {
  return sharesOf(profile, (node, parentOf) => {
    const { functionName, url, lineNumber } = node.callFrame;
    const place = url === '' ? groupOf(node, parentOf, checkout) : shortPath(url, checkout);
    return `${functionName || '(anonymous)'} ${place}${url === '' ? '' : `:${lineNumber + 1}`}`;
  });
}

function sharesOf(
  profile: CpuProfile,
  nameOf: (node: ProfileNode, parentOf: ReadonlyMap<number, ProfileNode>) => string,
): readonly ProfileShare[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parentOf = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)),
  );
  const microsOf = new Map<string, number>();
  let busyMicros = 0;
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const node = nodes.get(id);
    if (node === undefined || node.callFrame.functionName === '(idle)') continue;
    // The measuring itself.
    if (node.callFrame.url === 'node:inspector') continue;
    const micros = profile.timeDeltas?.[index] ?? 0;
    const name = nameOf(node, parentOf);
    busyMicros += micros;
    microsOf.set(name, (microsOf.get(name) ?? 0) + micros);
  }
  return [...microsOf]
    .map(([name, micros]) => ({ name, share: micros / busyMicros }))
    .sort((left, right) => right.share - left.share);
}

function groupOf(node: ProfileNode, parentOf: ReadonlyMap<number, ProfileNode>, checkout: string): string {
  const { functionName } = node.callFrame;
  if (functionName === '(garbage collector)') return 'garbage collection (main thread)';
  if (functionName === '(program)') return 'native code outside JavaScript';
  let outermost = node;
  for (let caller: ProfileNode | undefined = node; caller !== undefined; caller = parentOf.get(caller.id)) {
    const group = ownerOf(caller.callFrame.url, checkout);
    if (group !== undefined) return isSqlite(node, group) ? 'node:sqlite' : group;
    if (caller.callFrame.url !== '') outermost = caller;
  }
  const [part] = /(?<=node:)(internal\/)?\w+/.exec(outermost.callFrame.url) ?? ['native'];
  return `Node: ${part.replace('internal/', '')}`;
}

/** Native functions that the database adapter calls. */
function isSqlite(node: ProfileNode, group: string): boolean {
  return group === 'subgraphs/kit/database' && node.callFrame.url === '';
}

/** The package or folder of a file; undefined for Node's own code. */
function ownerOf(url: string, checkout: string): string | undefined {
  if (url === '' || url.startsWith('node:')) return undefined;
  const file = shortPath(url, checkout);
  const inPackage = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file);
  if (inPackage?.[1] !== undefined) return inPackage[1];
  return file
    .split('/')
    .slice(0, file.startsWith('subgraphs/kit/') ? 3 : 2)
    .join('/');
}

function shortPath(url: string, checkout: string): string {
  const file = url.startsWith('file:') ? new URL(url).pathname : url;
  return file.startsWith('/') ? path.relative(checkout, file) : file;
}
