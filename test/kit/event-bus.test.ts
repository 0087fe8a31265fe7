import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { testEventBusContract } from './event-bus-contract.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'erp-event-bus-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('on SQLite', () => testEventBusContract(async () => path.join(folder, 'bus.sqlite')));
