import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { newId } from '../../subgraphs/kit/values/uuid-v7.ts';
import { testEventRetentionContract } from './event-retention-contract.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'erp-event-retention-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('on SQLite', () => testEventRetentionContract(async () => path.join(folder, `${newId()}.sqlite`)));
