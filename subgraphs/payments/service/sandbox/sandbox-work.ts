import { defineUnitOfWork } from '../../../kit/part/unit-of-work.ts';
import { createSandboxLedger } from './sandbox-ledger.ts';

/** How the sandbox reads and changes its records: its unit of work has the ledger where a domain's has stores. */
export const sandboxWork = defineUnitOfWork(createSandboxLedger);
