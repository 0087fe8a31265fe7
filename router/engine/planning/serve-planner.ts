import type { Planner, PlannerOptions, PlanRequest } from './planner.ts';
import type { PlannerReply, PlannerRequest } from './planner-messages.ts';
import { PlanningError } from './planning-error.ts';

/** Answers the requests of `isolated-planner.ts` in a child process; ends when the parent goes away. */
export function servePlanner(
  load: (supergraphSdl: string, options: PlannerOptions) => Promise<Planner>,
): void {
  let planner: Promise<Planner> | undefined;
  process.on('disconnect', () => process.exit(0));
  // Signals of a terminal reach the whole group; the router decides when planning ends.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('message', (message: PlannerRequest) => {
    if (message.kind === 'load') {
      planner = load(message.supergraphSdl, message.options);
      // A supergraph that cannot be read fails each plan, with the reason.
      const loaded = (): void => reply({ kind: 'loaded' });
      planner.then(loaded, loaded);
    } else {
      void answer(planner, message.id, message.request);
    }
  });
}

async function answer(
  planner: Promise<Planner> | undefined,
  id: number,
  request: PlanRequest,
): Promise<void> {
  try {
    if (planner === undefined) throw new PlanningError('QUERY_PLAN_FAILED', 'No supergraph is loaded.');
    reply({ kind: 'planned', id, plan: await (await planner).plan(request) });
  } catch (error: unknown) {
    const code = error instanceof PlanningError ? error.code : 'QUERY_PLAN_FAILED';
    reply({ kind: 'failed', id, code, message: error instanceof Error ? error.message : String(error) });
  }
}

function reply(message: PlannerReply): void {
  process.send?.(message);
}
