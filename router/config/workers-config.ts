import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** The `workers` section. */
export const workersConfig = z.strictObject({
  count: z
    .union([z.literal('auto'), z.int().min(1).max(256)], {
      error: 'must be "auto" or a whole number from 1 to 256',
    })
    .default(1)
    .describe('Processes that share the port; `auto` is one per core, 1 runs everything in one process.'),
  restartDelayMs: z
    .number()
    .int()
    .min(0)
    .default(100)
    .describe('Wait before a worker that ended is replaced; doubles while its successors end early.'),
  maxRestartDelayMs: z
    .number()
    .int()
    .min(0)
    .default(10_000)
    .describe('Longest wait before a replacement; a worker that lived longer counts as stable.'),
});

/** Resolved `workers` section. */
export type WorkersConfig = Readonly<z.infer<typeof workersConfig>>;

/** Number of processes: `auto` is what the system lets this process use. */
export function countWorkers({ count }: WorkersConfig): number {
  return count === 'auto' ? availableParallelism() : count;
}
