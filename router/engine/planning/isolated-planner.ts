import { type ChildProcess, fork } from 'node:child_process';
import type { Planner, PlannerOptions, PlanRequest } from './planner.ts';
import type { PlannerReply, PlannerRequest } from './planner-messages.ts';
import { PlanningError } from './planning-error.ts';
import type { QueryPlan } from './query-plan.ts';

interface Job {
  readonly id: number;
  readonly request: PlanRequest;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: PlanningError) => void;
  timer: NodeJS.Timeout | undefined;
}

/** Longest time a planner process may take to start and to load its supergraph, in milliseconds. */
const startTimeoutMs = 30_000;

/** Time an aborted plan gets to stop by itself before its process is ended, in milliseconds. */
const graceMs = 250;

/**
 * Plans in a child process. The native planner aborts its process when it meets an operation it has a defect
 * with, and valid operations of that kind exist: here that costs a restart of the planner, never the router.
 * Operations that were underway are planned again one by one; the one that fails alone is refused.
 */
export function createIsolatedPlanner(
  script: 'native-planner-process.ts' | 'reference-planner-process.ts',
  supergraphSdl: string,
  options: PlannerOptions = {},
): Planner {
  const timeoutMs = options.timeoutMs ?? 500;
  const underway = new Map<number, Job>();
  /** Jobs to run alone, after a crash with several underway. */
  const suspects: Job[] = [];
  const overdue = new WeakSet<Job>();
  let waiting: Job[] = [];
  let suspect: Job | undefined;
  let child: ChildProcess | undefined;
  let isLoaded = false;
  const onLoaded: Array<() => void> = [];
  let lastId = 0;
  let isClosed = false;

  const start = (): ChildProcess => {
    isLoaded = false;
    const started = fork(new URL(script, import.meta.url), {
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.on('message', (reply: PlannerReply) => settle(reply));
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (child === started) crashed();
    });
    send(started, { kind: 'load', supergraphSdl, options });
    // Planning keeps no process alive; requests that wait for a plan are kept by their sockets.
    started.unref();
    started.channel?.unref();
    return started;
  };

  const send = (target: ChildProcess, message: PlannerRequest): void => {
    // A failed delivery means that the process is gone, which its exit event handles.
    target.send(message, () => undefined);
  };

  /** Time counts from when the process could begin; until then it is the start that is limited. */
  const limitTime = (job: Job): void => {
    clearTimeout(job.timer);
    job.timer = setTimeout(
      () => {
        overdue.add(job);
        child?.kill('SIGKILL');
      },
      isLoaded ? timeoutMs + graceMs : startTimeoutMs,
    );
  };

  const dispatch = (job: Job): void => {
    child ??= start();
    underway.set(job.id, job);
    limitTime(job);
    child.channel?.ref();
    send(child, { kind: 'plan', id: job.id, request: job.request });
  };

  const finish = (job: Job): void => {
    clearTimeout(job.timer);
    underway.delete(job.id);
    if (job === suspect) suspect = undefined;
    next();
    if (underway.size === 0) child?.channel?.unref();
  };

  const next = (): void => {
    if (suspect !== undefined) return;
    suspect = suspects.shift();
    if (suspect !== undefined) {
      dispatch(suspect);
      return;
    }
    const jobs = waiting;
    waiting = [];
    for (const job of jobs) dispatch(job);
  };

  const settle = (reply: PlannerReply): void => {
    if (reply.kind === 'loaded') {
      isLoaded = true;
      for (const job of underway.values()) limitTime(job);
      for (const resolve of onLoaded.splice(0)) resolve();
      if (underway.size === 0) child?.channel?.unref();
      return;
    }
    const job = underway.get(reply.id);
    if (job === undefined) return;
    if (reply.kind === 'planned') job.resolve(reply.plan);
    else job.reject(new PlanningError(reply.code, reply.message));
    finish(job);
  };

  const crashed = (): void => {
    child = undefined;
    // Callers that wait for the start learn from their first plan that there is no planner.
    for (const resolve of onLoaded.splice(0)) resolve();
    const jobs = [...underway.values()];
    underway.clear();
    for (const job of jobs) clearTimeout(job.timer);
    const [only] = jobs;
    if (only !== undefined && jobs.length === 1) {
      if (only === suspect) suspect = undefined;
      only.reject(
        overdue.delete(only)
          ? new PlanningError('QUERY_PLAN_TIMEOUT', 'The operation takes too long to plan.')
          : new PlanningError('QUERY_PLAN_FAILED', 'The operation cannot be planned.'),
      );
    } else {
      suspects.push(...jobs);
    }
    if (!isClosed) next();
  };

  child = start();
  return {
    plan(request) {
      return new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new PlanningError('QUERY_PLAN_FAILED', 'The planner is closed.'));
          return;
        }
        lastId += 1;
        const job: Job = { id: lastId, request, resolve, reject, timer: undefined };
        if (suspect === undefined) dispatch(job);
        else waiting.push(job);
      });
    },
    ready() {
      if (isLoaded || isClosed) return Promise.resolve();
      child?.channel?.ref();
      return new Promise((resolve) => void onLoaded.push(resolve));
    },
    close() {
      isClosed = true;
      for (const resolve of onLoaded.splice(0)) resolve();
      const ended = child;
      child = undefined;
      const jobs = [...underway.values(), ...suspects, ...waiting];
      underway.clear();
      for (const job of jobs) {
        clearTimeout(job.timer);
        job.reject(new PlanningError('QUERY_PLAN_FAILED', 'The planner is closed.'));
      }
      ended?.kill('SIGKILL');
    },
  };
}
