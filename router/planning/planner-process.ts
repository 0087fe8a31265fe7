import { createNativePlanner } from './native-planner.ts';
import type { Planner } from './planner.ts';
import type { PlannerReply, PlannerRequest } from './planner-messages.ts';
import { PlanningError } from './planning-error.ts';

// The process a router plans in. It serves one supergraph and ends with the router.
let planner: Planner | undefined;

process.on('disconnect', () => process.exit(0));
// Signals of a terminal reach the whole group; the router decides when planning ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('message', (message: PlannerRequest) => {
  if (message.kind === 'load') {
    planner = createNativePlanner(message.supergraphSdl, message.options);
    return;
  }
  void plan(message.id, message.text, message.operationName);
});

async function plan(id: number, text: string, operationName: string | undefined): Promise<void> {
  try {
    if (planner === undefined) throw new PlanningError('QUERY_PLAN_FAILED', 'No supergraph is loaded.');
    reply({ kind: 'planned', id, plan: await planner.plan(text, operationName) });
  } catch (error: unknown) {
    const code = error instanceof PlanningError ? error.code : 'QUERY_PLAN_FAILED';
    reply({ kind: 'failed', id, code, message: error instanceof Error ? error.message : String(error) });
  }
}

function reply(message: PlannerReply): void {
  process.send?.(message);
}
