/** A value, or a promise of it where it is not there yet. */
export type Awaitable<Value> = Value | Promise<Value>;

/**
 * Goes on with a value: immediately when it is there, so that a phase whose members all answer synchronously makes no
 * promise.
 */
export function andThen<Value, Result>(
  value: Awaitable<Value>,
  goOn: (value: Value) => Awaitable<Result>,
): Awaitable<Result> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}
