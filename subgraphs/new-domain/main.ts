import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { makeFolder } from '../../files/make-folder.ts';
import { exitMistaken, readCommand } from '../../router/command/command.ts';
import { domainRegistry } from '../registry.ts';
import { type AddedDomain, compositionEdits, nextPorts } from './composition-edits.ts';
import { type DomainNames, readDomainNames, type TakenNames } from './domain-names.ts';
import { type NewFile, renderTemplate, templateWords } from './template.ts';

/** `npm run new-domain -- <name>`: a domain with one entity that works, tests included, ready to be changed. */
const root = path.join(import.meta.dirname, '../..');

const {
  values: { entity },
  positionals: [name = ''],
} = readCommand({
  usage: 'npm run new-domain -- <name> [--entity <Entity>]',
  about: `Makes a domain with one entity that can be listed, read, created and updated: contracts of service and events, SDL,
service, subgraph, permissions, demo data and tests, wired into the registry, the supergraph and docker-compose.yml.
The name is one word of lower-case letters: workshop.`,
  positionals: { minimum: 1, maximum: 1, mistake: 'give one name.' },
  flags: {
    entity: {
      type: 'string',
      value: 'Entity',
      text: 'its first entity in PascalCase: WorkOrder (default: the singular of the name)',
    },
  },
});
const outcome = readDomainNames(name, entity, readTakenNames());
if (outcome.kind === 'refused') fail(outcome.errors, exitMistaken);
const { names } = outcome;
const last = domainRegistry.at(-1);
if (!last) fail(['The registry is empty.']);
const added: AddedDomain = {
  name: names.domain,
  keeps: `${names.Entities_words}.`,
  ...nextPorts(domainRegistry),
};
const created = renderTemplate(names);
refuseExistingFiles(created);
// Everything is known before anything is written.
const edited = compositionEdits.map(
  (edit): NewFile => ({ path: edit.path, text: edit.apply(readText(edit.path), added, last) }),
);
// The registry last: until then a run that is ended has left files that no part reads.
for (const file of [...created, ...edited.toReversed()]) await write(file);
generate(names.domain);
console.log(describeNextSteps(names));

function readTakenNames(): TakenNames {
  const api = buildSchema(readText('schema/generated/api.graphql'));
  const roots = [api.getQueryType(), api.getMutationType(), api.getSubscriptionType()];
  return {
    domains: new Set(domainRegistry.map((registration) => registration.name)),
    types: new Set(Object.keys(api.getTypeMap())),
    rootFields: new Set(roots.flatMap((type) => Object.keys(type?.getFields() ?? {}))),
    templateWords: templateWords(),
  };
}

function refuseExistingFiles(files: readonly NewFile[]): void {
  const existing = files.filter((file) => existsSync(path.join(root, file.path)));
  const [first] = existing;
  if (!first) return;
  fail([
    `${first.path} exists already${existing.length > 1 ? `, with ${existing.length - 1} other files of the new domain` : ''}.`,
    `When a run of this command was ended early, remove what it wrote: rm -r ${roots(files).join(' ')}; and take its lines out of ${compositionEdits.map((edit) => edit.path).join(', ')}.`,
  ]);
}

/** What of the new domain can be removed as a whole. */
function roots(files: readonly NewFile[]): readonly string[] {
  const folders = files.map(({ path: file }) =>
    file.startsWith('schema/')
      ? file
      : file
          .split('/')
          .slice(0, file.startsWith('proto/') ? 3 : 2)
          .join('/'),
  );
  return [...new Set(folders)];
}

function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

async function write(file: NewFile): Promise<void> {
  const target = path.join(root, file.path);
  await makeFolder(path.dirname(target));
  writeFileSync(target, file.text);
}

/** Formats what was written and makes what is generated from it. */
function generate(domain: string): void {
  const commands: ReadonlyArray<readonly [command: string, ...args: string[]]> = [
    ['biome', 'check', '--write', '--log-level=error', `subgraphs/${domain}`, 'subgraphs/registry.ts'],
    ['node', 'proto/generate.ts'],
    ['node', 'proto/write-baseline.ts'],
    ['graphql-codegen', '--config', 'codegen.ts', '--silent'],
    ['node', 'schema/compose.ts'],
  ];
  const bin = path.join(root, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };
  for (const [command, ...args] of commands) {
    try {
      execFileSync(command, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
    } catch {
      fail([`The files of ${domain} are written, but ${[command, ...args].join(' ')} failed.`]);
    }
  }
}

function describeNextSteps({ domain, Entity, entities }: DomainNames): string {
  return `${domain} is there, with the entity ${Entity}: subgraph on port ${added.subgraphPort}, service on port ${added.servicePort}.

See it work: npm start, then as owner@acme.example { ${entities} { nodes { name } } }
Prove it:    npm run check && npm test -- subgraphs/${domain}

Then make it yours:
  1. proto/erp/${domain}/v1: fields and RPCs; in events.proto what others may hear. npm run proto
  2. schema/${domain}.graphql: what clients see; entities of other domains are extended by key. npm run codegen
  3. subgraphs/${domain}: model, migration, columns, use cases, resolvers; permissions.ts has a rule for every field
  4. permission-grants.ts: which roles may do what; test/role-expectations.ts says it again,
     and test/mutation-examples.ts how each mutation is done once
  5. README.md of the domain, and its row in subgraphs/README.md
  6. npm run compose; npm run proto:baseline (-- --breaking while no part of it runs anywhere); npm run check; npm test`;
}

function fail(errors: readonly string[], exitCode = 1): never {
  for (const error of errors) console.error(error);
  process.exit(exitCode);
}
