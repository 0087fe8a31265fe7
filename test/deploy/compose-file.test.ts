import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { businessErrorStatuses } from '../../subgraphs/kit/errors/error-codes.ts';
import { domainRegistry, subgraphRegistry } from '../../subgraphs/registry.ts';

/** There is no container engine in the tests: the files are read and held against the registry. */
const root = path.join(import.meta.dirname, '../..');
const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({
      command: z.array(z.string()).optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      ports: z.array(z.string()).optional(),
      depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).optional(),
      healthcheck: z.object({ test: z.array(z.string()), interval: z.string() }),
    }),
  ),
});
const { services } = composeFile.parse(
  parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { merge: true }),
);

test('every part of every domain is there, starts with its own command and waits for what it needs', () => {
  for (const { name, subgraphPort, servicePort } of domainRegistry) {
    const service = services[`${name}-service`];
    expect(service?.command).toEqual(['node', 'subgraphs/run-part.ts', 'service', name]);
    expect(service?.healthcheck.test).toContain(`127.0.0.1:${servicePort}`);
    expect(Object.keys(service?.depends_on ?? {})).toEqual(['postgres']);
    const subgraph = services[`${name}-subgraph`];
    expect(subgraph?.command).toEqual(['node', 'subgraphs/run-part.ts', 'subgraph', name]);
    expect(subgraph?.healthcheck.test).toContain(`http://127.0.0.1:${subgraphPort}/ready`);
    expect(Object.keys(subgraph?.depends_on ?? {})).toEqual([`${name}-service`]);
    expect(subgraph?.environment?.[`ERP_${name.toUpperCase()}_SERVICE_ADDRESS`]).toBe(
      `${name}-service:${servicePort}`,
    );
  }
});

test('the subgraph node, which has no service of its own, waits for no part and is waited for', () => {
  const node = services['node-subgraph'];
  expect(node?.command).toEqual(['node', 'subgraphs/run-part.ts', 'subgraph', 'node']);
  expect(node?.healthcheck.test).toContain('http://127.0.0.1:4100/ready');
  expect(node?.depends_on).toBeUndefined();
  for (const { name, servicePort } of domainRegistry)
    expect(node?.environment?.[`ERP_${name.toUpperCase()}_SERVICE_ADDRESS`]).toBe(
      `${name}-service:${servicePort}`,
    );
});

test('the router waits for all subgraphs and knows their addresses and error codes', () => {
  const router = services['router'];
  expect(Object.keys(router?.depends_on ?? {})).toEqual(
    subgraphRegistry.map(({ name }) => `${name}-subgraph`),
  );
  expect(JSON.parse(String(router?.environment?.['ERP_ERRORS_PROPAGATE_ALL_CODES']))).toEqual(
    businessErrorStatuses,
  );
  expect(JSON.parse(String(router?.environment?.['ERP_SUBGRAPHS']))).toEqual(
    Object.fromEntries(
      subgraphRegistry.map(({ name, subgraphPort }) => [
        name,
        { url: `http://${name}-subgraph:${subgraphPort}/graphql` },
      ]),
    ),
  );
});

test('only the router is published, and no secret is written down', () => {
  expect(
    Object.entries(services)
      .filter(([, service]) => service.ports)
      .map(([name]) => name),
  ).toEqual(['router']);
  const secrets = Object.values(services).flatMap((service) =>
    Object.entries(service.environment ?? {}).filter(([name]) => /SECRET|PASSWORD|_KEY/.test(name)),
  );
  expect(secrets.length).toBeGreaterThan(0);
  for (const [, value] of secrets) expect(String(value)).toMatch(/^\$\{\w+:[?-]/);
});

test('the image copies every folder its commands need', () => {
  const dockerfile = readFileSync(path.join(root, 'deploy/Dockerfile'), 'utf8');
  expect(dockerfile).toMatch(/^FROM node:\d+-bookworm-slim/m);
  for (const folder of [
    'proto/generated',
    'schema',
    'files',
    'router',
    'subgraphs',
    'deploy/health-check.ts',
  ]) {
    expect(dockerfile).toContain(`COPY ${folder} `);
  }
  expect(dockerfile).toContain('USER node');
});
