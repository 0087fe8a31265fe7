import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoPassword } from '../../subgraphs/kit/demo/demo-people.ts';
import { createGraphqlClient } from '../harness/graphql-client.ts';
import { spawnCommand } from '../harness/spawn-process.ts';

/** `npm run new-domain` in a copy of the repository: the domain it makes passes every check and answers. */
const root = path.join(import.meta.dirname, '../..');
const run = promisify(execFile);
/** For checks and suites of the whole repository on a crowded machine. */
const limitMs = 900_000;
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'erp-new-domain-'));
  for (const file of await repositoryFiles()) await cp(path.join(root, file), path.join(copy, file));
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  // What a run leaves that is ended before it has written the registry.
  const left = path.join(copy, 'subgraphs/workshop/README.md');
  await mkdir(path.dirname(left), { recursive: true });
  await writeFile(left, '');
  expect(await npm('run', 'new-domain', '--', 'workshop', '--entity', 'WorkOrder')).toEqual({
    code: 1,
    output: expect.stringMatching(
      /subgraphs\/workshop\/README\.md exists already\.\n.*remove what it wrote: rm -r .*subgraphs\/workshop/,
    ),
  });
  await rm(path.dirname(left), { recursive: true });
  expect(await npm('run', 'new-domain', '--', 'workshop', '--entity', 'WorkOrder')).toEqual(success);
}, limitMs);
afterAll(() => rm(copy, { recursive: true, force: true }));

/** Files of the repository as they are now, those that are not committed yet among them. */
async function repositoryFiles(): Promise<readonly string[]> {
  const { stdout } = await run(
    'git',
    // The clone may belong to another user than the one who tests it.
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, maxBuffer: 16_000_000 },
  );
  return stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)));
}

/** How npm ended in the copy, and everything it wrote. */
async function npm(...args: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  try {
    const { stdout, stderr } = await run('npm', args, { cwd: copy, env, maxBuffer: 64_000_000 });
    return { code: 0, output: stdout + stderr };
  } catch (error: unknown) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

const success = { code: 0, output: expect.any(String) as unknown };

test(
  'the repository with the new domain passes its check',
  async () => expect(await npm('run', 'check')).toEqual(success),
  limitMs,
);

test(
  'the tests of the domain pass, and those that every domain is held to',
  async () => {
    const suites = [
      'subgraphs/workshop',
      'subgraphs/new-domain',
      'test/deploy',
      'test/kit',
      'test/repository/(?!readme)',
      'test/story/role-matrix',
      'test/story/repeated-mutations',
    ];
    expect(await npm('test', '--', ...suites)).toEqual(success);
  },
  limitMs,
);

test(
  'the ERP starts with the domain, and the router answers from it',
  async () => {
    const erp = spawnCommand('npm', ['--prefix', copy, 'start', '--silent', '--', '--port', '0'], {
      ERP_LOGGING_LEVEL: 'warn',
    });
    try {
      const [url] = await erp.waitForOutput(/http:\/\/[\w.:[\]]+\/graphql/);
      await erp.waitForOutput(/Ready in/);
      const client = createGraphqlClient(url);
      await client.login('owner@acme.example', demoPassword);
      const { createWorkOrder } = await client.run<{
        readonly createWorkOrder: { readonly workOrder: { readonly id: string } };
      }>('mutation { createWorkOrder(input: { name: "Sharpen the saw" }) { workOrder { id } } }');
      const { id } = createWorkOrder.workOrder;
      const look = 'query($id: ID!) { node(id: $id) { __typename ... on WorkOrder { id name } } }';
      expect(await client.run(look, { id })).toEqual({
        node: { __typename: 'WorkOrder', id, name: 'Sharpen the saw' },
      });
      expect(await createGraphqlClient(url).run(look, { id })).toEqual({ node: null });
      expect(await client.run('{ workOrders { totalCount nodes { name } } me { displayName } }')).toEqual({
        workOrders: {
          totalCount: 4,
          nodes: [
            { name: 'Sharpen the saw' },
            { name: 'Third work order of Acme' },
            { name: 'Second work order of Acme' },
            { name: 'First work order of Acme' },
          ],
        },
        me: { displayName: 'Olivia Okafor' },
      });
      await expect(createGraphqlClient(url).run('{ workOrders { totalCount } }')).rejects.toThrow(
        'UNAUTHENTICATED',
      );
    } finally {
      await erp.stop();
    }
  },
  limitMs,
);
