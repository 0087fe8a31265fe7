import { DomainError } from '../errors/domain-error.ts';

/** Legal transitions of a state machine as data: each state lists the states that may follow it. */
export type Transitions<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Whether the table has `from → to`. Staying in a state is a transition only when the table lists it. */
export function canTransition<State extends string>(
  table: Transitions<State>,
  from: State,
  to: State,
): boolean {
  return table[from].includes(to);
}

/** Throws CONFLICT, carrying the current state, when `from → to` is not in the table. */
export function assertTransition<State extends string>(
  entity: string,
  table: Transitions<State>,
  from: State,
  to: State,
): void {
  if (canTransition(table, from, to)) return;
  throw new DomainError('CONFLICT', `${entity} is ${from} and cannot become ${to}.`, {
    metadata: { currentState: from, requestedState: to },
  });
}
