import type { Fetch, Input, Layout } from './plan.ts';

/** Whether requirements name the same fields with the same arguments, at every depth, and read the same objects. */
export function isCompatible(fetch: Fetch, input: Input): boolean {
  return fetch.inputs.every((other) => agree(other.layout, input.layout));
}

function agree(left: Layout, right: Layout): boolean {
  return left.slots.every((one) =>
    right.slots.every(
      (other) =>
        one.slot.field !== other.slot.field ||
        (one.slot.args === other.slot.args &&
          (one.child === undefined ||
            other.child === undefined ||
            (one.planned === other.planned && agree(one.child, other.child)))),
    ),
  );
}
