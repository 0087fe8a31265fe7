import type { Fetch, Input, Layout } from './plan.ts';

/** Whether requirements name the same fields with the same arguments, at every depth. */
export function isCompatible(fetch: Fetch, input: Input): boolean {
  return fetch.inputs.every((other) => agree(other.layout, input.layout));
}

function agree(left: Layout, right: Layout): boolean {
  return left.slots.every((one) =>
    right.slots.every(
      (other) =>
        one.slot.field !== other.slot.field ||
        (one.slot.args === other.slot.args &&
          (one.child === undefined || other.child === undefined || agree(one.child, other.child))),
    ),
  );
}
