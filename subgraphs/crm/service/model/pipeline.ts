import { DomainError } from '../../../kit/errors/domain-error.ts';
import { type Money, money } from '../../../kit/values/money.ts';
import { type OpportunityStage, opportunityStages } from './opportunity.ts';

/** The opportunities that share a stage, a probability and a currency. */
export interface OpportunityTotal {
  readonly stage: OpportunityStage;
  readonly probability: number;
  readonly currency: string;
  readonly count: number;
  readonly minorUnits: bigint;
}

/** The opportunities in one stage, with one amount per currency. */
export interface PipelineStage {
  readonly stage: OpportunityStage;
  readonly count: number;
  readonly values: readonly Money[];
  /** Values times probability, rounded half up to a minor unit. */
  readonly weightedValues: readonly Money[];
}

/** Every stage in the order of the process, empty ones too. */
export function toPipeline(totals: readonly OpportunityTotal[]): readonly PipelineStage[] {
  return opportunityStages.map((stage) => {
    const ofStage = totals.filter((total) => total.stage === stage);
    const byCurrency = [...Map.groupBy(ofStage, (total) => total.currency)];
    return {
      stage,
      count: ofStage.reduce((count, total) => count + total.count, 0),
      values: byCurrency.map(([currency, group]) =>
        sumOf(
          group.reduce((sum, total) => sum + total.minorUnits, 0n),
          currency,
        ),
      ),
      weightedValues: byCurrency.map(([currency, group]) => {
        const percents = group.reduce((sum, total) => sum + total.minorUnits * BigInt(total.probability), 0n);
        return sumOf((percents + 50n) / 100n, currency);
      }),
    };
  });
}

/** Throws CONFLICT for a sum that no amount can hold. */
function sumOf(minorUnits: bigint, currency: string): Money {
  if (BigInt.asIntN(64, minorUnits) !== minorUnits)
    throw new DomainError('CONFLICT', `The amounts in ${currency} are too large to be added.`);
  return money(minorUnits, currency);
}
