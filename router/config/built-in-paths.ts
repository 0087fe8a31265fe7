/** Paths of the routes that every router has beside its GraphQL endpoint. */
export const builtInPaths = {
  /** Whether the process is alive. */
  alive: ['/health', '/healthz'],
  /** Whether it should get traffic. */
  ready: ['/ready', '/readyz'],
  /** What runs here. */
  version: ['/version'],
  /** The schema that clients may query, as text. */
  schema: ['/schema.graphql'],
} as const;

/** Options that place a route on the public listener. */
export interface PlacedRoutes {
  readonly server: { readonly path: string };
  readonly metrics: { readonly enabled: boolean; readonly path: string; readonly port?: number | undefined };
}

/** One option whose path belongs to another route. */
export interface PathCollision {
  readonly option: 'server.path' | 'metrics.path';
  readonly message: string;
}

/** The options whose path belongs to another route of the same listener; a slash at the end makes no difference. */
export function findPathCollisions({ server, metrics }: PlacedRoutes): readonly PathCollision[] {
  const taken = new Map<string, string>(
    Object.values(builtInPaths)
      .flat()
      .map((path) => [path, `a route of the router itself (${path})`]),
  );
  const collisions: PathCollision[] = [];
  const place = (option: PathCollision['option'], path: string): void => {
    const bare = path.replace(/\/$/, '');
    const owner = taken.get(bare);
    if (owner !== undefined) collisions.push({ option, message: `is the path of ${owner}` });
    else taken.set(bare, option);
  };
  place('server.path', server.path);
  // On a listener of their own metrics meet no other route.
  if (metrics.enabled && metrics.port === undefined) place('metrics.path', metrics.path);
  return collisions;
}
