import type { OperationLimitsConfig } from '../config/operation-limits-config.ts';
import type { Feature } from '../pipeline/feature.ts';
import { createOperationLimits, type ExceededLimit } from './operation-limits.ts';

/**
 * Limits the size of operations before they are planned. What it decides is kept with the document, so that a known
 * operation costs nothing.
 */
export function createOperationLimitsFeature(
  config: OperationLimitsConfig,
  onExceeded: (exceeded: ExceededLimit) => void,
): Feature {
  const { checkDocument, checkOperation } = createOperationLimits(config, onExceeded);
  return { name: 'operation limits', checkDocument, checkOperation };
}
