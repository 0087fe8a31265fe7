import type { Kysely, Transaction } from 'kysely';
import type { Database, SqlEngine } from '../database/database.ts';
import { appendEvents, type NewEvent } from '../events/outbox.ts';
import type { ServiceCall } from '../grpc/grpc-server.ts';
import type { Clock } from '../values/clock.ts';

/** What a unit of work needs of a domain's dependencies. */
export interface UnitDependencies<Tables> {
  readonly database: Database<Tables>;
  readonly clock: Clock;
}

/** One change: its rows and its events are stored together or not at all. */
export interface Unit<Stores> {
  /** The domain's stores, inside the transaction. */
  readonly stores: Stores;
  /** The time of the change; taken anew when the transaction runs again. */
  readonly now: Date;
  /** Adds events to the change, in the order they happened. */
  publish(...events: readonly NewEvent[]): Promise<void>;
}

/** How a domain reads and changes its data. */
interface UnitOfWork<Tables, Stores, ChangeUnit extends Unit<Stores> = Unit<Stores>> {
  /**
   * Runs `work` in one transaction and resolves with its result. `work` runs again (with a new `now`) after a
   * deadlock, so it has no effect outside the unit; ask peers before. A call with an idempotency key remembers the
   * result, which is plain data: when the call is repeated `work` does not run, and the result is the same. A call
   * makes its changes in the same order each time; checks before a change stand with it in `once`.
   * @param call the caller whose change it is; undefined for jobs, event handlers and demo data, and for what a
   *   repeated call may do again
   */
  change<Result>(
    dependencies: UnitDependencies<Tables>,
    call: ServiceCall | undefined,
    work: (unit: ChangeUnit) => Promise<Result>,
  ): Promise<Result>;
  /** The unit inside a transaction that is already open, for example that of an event handler. */
  join(dependencies: UnitDependencies<Tables>, transaction: Transaction<Tables>): ChangeUnit;
  /** The stores outside of any transaction, for reading. */
  read(dependencies: UnitDependencies<Tables>): Stores;
}

/** The domain's stores over one connection: the database itself or a transaction of it. */
type CreateStores<Tables, Stores> = (connection: Kysely<Tables>, engine: SqlEngine, clock: Clock) => Stores;

/** The unit of work of a domain, from the function that creates its stores. */
export function defineUnitOfWork<Tables, Stores>(
  createStores: CreateStores<Tables, Stores>,
): UnitOfWork<Tables, Stores>;
/**
 * @param extend what the units of this domain can do besides, for example write an audit log; `call` is undefined
 *   where no caller is behind a change
 */
export function defineUnitOfWork<Tables, Stores, More extends object>(
  createStores: CreateStores<Tables, Stores>,
  extend: (unit: Unit<Stores>, call: ServiceCall | undefined) => More,
): UnitOfWork<Tables, Stores, Unit<Stores> & More>;
export function defineUnitOfWork<Tables, Stores>(
  createStores: CreateStores<Tables, Stores>,
  extend?: (unit: Unit<Stores>, call: ServiceCall | undefined) => object,
): UnitOfWork<Tables, Stores> {
  const open = (
    { database, clock }: UnitDependencies<Tables>,
    call: ServiceCall | undefined,
    transaction: Transaction<Tables>,
  ): Unit<Stores> => {
    const now = clock();
    const unit: Unit<Stores> = {
      stores: createStores(transaction, database.engine, clock),
      now,
      publish: (...events) => appendEvents(transaction, now, events),
    };
    return extend === undefined ? unit : { ...unit, ...extend(unit, call) };
  };
  return {
    change: (dependencies, call, work) => {
      const { database, clock } = dependencies;
      const run = (transaction: Transaction<Tables>) => work(open(dependencies, call, transaction));
      return call?.idempotent === undefined
        ? database.transaction(run)
        : call.idempotent.change(database, clock(), run);
    },
    join: (dependencies, transaction) => open(dependencies, undefined, transaction),
    read: ({ database, clock }) => createStores(database.kysely, database.engine, clock),
  };
}
