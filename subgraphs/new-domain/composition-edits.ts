/** Name and ports of a registered domain. */
interface RegisteredPorts {
  readonly name: string;
  readonly subgraphPort: number;
  readonly servicePort: number;
}

/** A domain that is about to be registered. */
export interface AddedDomain extends RegisteredPorts {
  /** What it keeps, in one sentence: "Work orders." */
  readonly keeps: string;
}

/** What a new domain adds to a file that names all domains. */
interface CompositionEdit {
  /** From the root of the repository. */
  readonly path: string;
  /** The file with the new domain after `last`. Throws when the file does not look as expected. */
  readonly apply: (text: string, added: AddedDomain, last: RegisteredPorts) => string;
}

/** Every file outside of a domain's own folders that names it. */
export const compositionEdits: readonly CompositionEdit[] = [
  { path: 'subgraphs/registry.ts', apply: addToRegistry },
  { path: 'schema/supergraph.yaml', apply: addToSupergraph },
  { path: 'docker-compose.yml', apply: addToCompose },
  { path: 'subgraphs/README.md', apply: addToReadme },
];

/** The ports after those of the registered domains. */
export function nextPorts(registered: readonly RegisteredPorts[]): Omit<RegisteredPorts, 'name'> {
  return {
    subgraphPort: Math.max(...registered.map(({ subgraphPort }) => subgraphPort)) + 1,
    servicePort: Math.max(...registered.map(({ servicePort }) => servicePort)) + 1,
  };
}

function addToRegistry(
  text: string,
  { name, subgraphPort, servicePort }: RegisteredPorts,
  last: RegisteredPorts,
) {
  const grants = importOfGrants(last.name);
  const load = `    load: async () => (await import('./${last.name}/domain.ts')).domain,\n  },\n`;
  const entry = `  {
    name: '${name}',
    subgraphPort: ${subgraphPort},
    servicePort: ${servicePort},
    permissionGrants: ${name},
    load: async () => (await import('./${name}/domain.ts')).domain,
  },
`;
  return insertAfter(insertAfter(text, grants, importOfGrants(name)), load, entry);
}

function importOfGrants(name: string): string {
  return `import { permissionGrants as ${name} } from './${name}/permission-grants.ts';\n`;
}

function addToSupergraph(
  text: string,
  { name, subgraphPort }: RegisteredPorts,
  last: RegisteredPorts,
): string {
  const entry = `  ${name}:
    routing_url: http://127.0.0.1:${subgraphPort}/graphql
    schema:
      file: ./${name}.graphql
`;
  return insertAfter(text, `      file: ./${last.name}.graphql\n`, entry);
}

function addToCompose(text: string, added: RegisteredPorts, last: RegisteredPorts): string {
  const { name, subgraphPort, servicePort } = added;
  const steps: ReadonlyArray<readonly [anchor: string, addition: string]> = [
    [addressOf(last), addressOf(added)],
    [
      `      test: ["CMD", "node", "deploy/health-check.ts", "grpc", "127.0.0.1:${last.servicePort}"]\n`,
      serviceOf(added),
    ],
    [
      `      test: ["CMD", "node", "deploy/health-check.ts", "http", "http://127.0.0.1:${last.subgraphPort}/ready"]\n`,
      subgraphOf(added),
    ],
    [
      `        "${last.name}": {"url": "http://${last.name}-subgraph:${last.subgraphPort}/graphql"}`,
      `,\n        "${name}": {"url": "http://${name}-subgraph:${subgraphPort}/graphql"}`,
    ],
    [
      `      ${last.name}-subgraph:\n        condition: service_healthy\n`,
      `      ${name}-subgraph:\n        condition: service_healthy\n`,
    ],
  ];
  return steps.reduce((edited, [anchor, addition]) => insertAfter(edited, anchor, addition), text);

  function addressOf(domain: RegisteredPorts): string {
    const variable = `ERP_${domain.name.toUpperCase()}_SERVICE_ADDRESS`;
    return `  ${variable}: ${domain.name}-service:${domain.servicePort}\n`;
  }
  function serviceOf(domain: RegisteredPorts): string {
    return `
  ${domain.name}-service:
    <<: *part
    command: ["node", "subgraphs/run-part.ts", "service", "${domain.name}"]
    environment: *service-environment
    depends_on:
      postgres:
        condition: service_healthy
    healthcheck:
      <<: *health
      test: ["CMD", "node", "deploy/health-check.ts", "grpc", "127.0.0.1:${servicePort}"]
`;
  }
  function subgraphOf(domain: RegisteredPorts): string {
    return `
  ${domain.name}-subgraph:
    <<: *part
    command: ["node", "subgraphs/run-part.ts", "subgraph", "${domain.name}"]
    environment: *part-environment
    depends_on:
      ${domain.name}-service:
        condition: service_healthy
    healthcheck:
      <<: *health
      test: ["CMD", "node", "deploy/health-check.ts", "http", "http://127.0.0.1:${subgraphPort}/ready"]
`;
  }
}

function addToReadme(
  text: string,
  { name, keeps, subgraphPort, servicePort }: AddedDomain,
  last: RegisteredPorts,
) {
  const row =
    new RegExp(`^\\| \\[\`${last.name}/\`\\].*\\n`, 'm').exec(text)?.[0] ?? `the row of ${last.name}`;
  return insertAfter(
    text,
    row,
    `| [\`${name}/\`](${name}/README.md) | ${keeps} | ${subgraphPort} | ${servicePort} |\n`,
  );
}

/** The text with `addition` after the only place where it says `anchor`. */
function insertAfter(text: string, anchor: string, addition: string): string {
  const [before, after, ...others] = text.split(anchor);
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error(`A file that names all domains does not say once: ${anchor.trim()}`);
  return before + anchor + addition + after;
}
