import type { Condition, Conditions } from '../operation/condition.ts';
import type { Entry, Layout, PlanStep, Position } from './plan.ts';

/**
 * Works out under which condition each field of a request is read, and with that each request is sent: from what the
 * response shows backwards, request by request from the last wave to the first.
 */
export function markConditions({ layout, fetches }: PlanStep, conditions: Conditions): void {
  const markEntry = (entry: Entry, condition: Condition): void => {
    if (conditions.implies(condition, entry.condition)) return;
    entry.condition = conditions.or(entry.condition, condition);
    entry.fetch.condition = conditions.or(entry.fetch.condition, condition);
    if (entry.parent !== undefined) markEntry(entry.parent, condition);
  };
  const markTypename = ({ typename }: Position, condition: Condition): void => {
    if (typename?.kind === 'read') markEntry(typename.entry, condition);
  };
  const markLayout = ({ position, needsType, slots }: Layout, outer: Condition): void => {
    if (needsType) markTypename(position, outer);
    for (const { slot, planned, child } of slots) {
      const condition = conditions.and(outer, slot.condition);
      if (condition === false) continue;
      for (const { entry } of planned.reads) markEntry(entry, condition);
      if (child !== undefined) markLayout(child, condition);
    }
  };
  markLayout(layout, true);
  for (const fetch of fetches.toReversed()) {
    const { condition } = fetch;
    if (condition === false) continue;
    for (const key of fetch.keys) markLayout(key.layout, condition);
    for (const input of fetch.inputs) {
      const needed = input.entries.reduce<Condition>(
        (sum, entry) => conditions.or(sum, entry.condition),
        false,
      );
      markLayout(input.layout, needed);
    }
    if (fetch.way.mode === 'concrete') markTypename(fetch.position, condition);
    for (const entry of fetch.source.entries) if (entry.field === '__typename') markEntry(entry, condition);
  }
}
