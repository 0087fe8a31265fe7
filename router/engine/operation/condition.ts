import type { WorkBudget } from './work-budget.ts';

/**
 * A Boolean formula over variables of `@skip` and `@include`, as a reduced ordered decision diagram (Bryant, 1986).
 * Equal formulas are the same object, so equality is identity.
 */
export type Condition = boolean | Decision;

/** `variable ? high : low`. */
export interface Decision {
  readonly id: number;
  readonly variable: string;
  readonly high: Condition;
  readonly low: Condition;
}

/** Makes conditions for one operation. */
export interface Conditions {
  variable(name: string): Condition;
  not(condition: Condition): Condition;
  and(left: Condition, right: Condition): Condition;
  or(left: Condition, right: Condition): Condition;
  /** Whether `right` holds wherever `left` does. */
  implies(left: Condition, right: Condition): boolean;
}

/** @param budget what decisions may cost */
export function createConditions(budget: WorkBudget): Conditions {
  const decisions = new Map<string, Decision>();
  const results = new Map<string, Condition>();
  const decide = (variable: string, high: Condition, low: Condition): Condition => {
    if (high === low) return high;
    const key = `${variable} ${nameOf(high)} ${nameOf(low)}`;
    let decision = decisions.get(key);
    if (decision === undefined) {
      budget.spend(1);
      decision = { id: decisions.size, variable, high, low };
      decisions.set(key, decision);
    }
    return decision;
  };
  const and = (left: Condition, right: Condition): Condition => {
    if (left === false || right === false) return false;
    if (left === true || left === right) return right;
    if (right === true) return left;
    const key = left.id < right.id ? `${left.id} ${right.id}` : `${right.id} ${left.id}`;
    let result = results.get(key);
    if (result === undefined) {
      const variable = left.variable < right.variable ? left.variable : right.variable;
      const [leftHigh, leftLow] = branches(left, variable);
      const [rightHigh, rightLow] = branches(right, variable);
      result = decide(variable, and(leftHigh, rightHigh), and(leftLow, rightLow));
      results.set(key, result);
    }
    return result;
  };
  const negations = new Map<number, Condition>();
  const not = (condition: Condition): Condition => {
    if (typeof condition === 'boolean') return !condition;
    let result = negations.get(condition.id);
    if (result === undefined) {
      result = decide(condition.variable, not(condition.high), not(condition.low));
      negations.set(condition.id, result);
    }
    return result;
  };
  return {
    variable: (name) => decide(name, true, false),
    not,
    and,
    or: (left, right) => not(and(not(left), not(right))),
    implies: (left, right) => and(left, not(right)) === false,
  };
}

/** The value of a condition for values of its variables. */
export function evaluateCondition(condition: Condition, values: Readonly<Record<string, unknown>>): boolean {
  let current = condition;
  while (typeof current !== 'boolean')
    current = values[current.variable] === true ? current.high : current.low;
  return current;
}

function nameOf(condition: Condition): string {
  return typeof condition === 'boolean' ? (condition ? 't' : 'f') : String(condition.id);
}

function branches(decision: Decision, variable: string): readonly [Condition, Condition] {
  return decision.variable === variable ? [decision.high, decision.low] : [decision, decision];
}
