import { type DocumentNode, Kind } from 'graphql';
import type { OperationLimitsConfig } from '../config/operation-limits-config.ts';
import type { ErrorCode } from '../graphql/error-table.ts';
import type { ExecutableOperation } from '../graphql/operation.ts';
import { type ResponseError, responseError } from '../graphql/response-error.ts';
import { countDirectives } from './count-directives.ts';
import { countCeiling, createOperationMeter, type OperationMeter } from './operation-size.ts';

/** Name of a limit in logs and metrics: its option. */
type OperationLimit = Exclude<keyof OperationLimitsConfig, 'mode'>;

/** A limit that a document or an operation went over. */
export interface ExceededLimit {
  readonly limit: OperationLimit;
  readonly max: number;
  readonly actual: number;
  readonly operationName: string | undefined;
}

/** The checks of a document and of one of its operations; each gives the errors to refuse it with. */
interface OperationLimits {
  /** What makes every later stage costly, the validation included: fields once expanded, and directives. */
  readonly checkDocument: (document: DocumentNode) => readonly ResponseError[];
  /** What one operation asks of planner and subgraphs: depth, aliases, root fields. */
  readonly checkOperation: (operation: ExecutableOperation) => readonly ResponseError[];
}

/** Characters of an operation name in a message. */
const shownCharacters = 100;

const codes: Readonly<Record<OperationLimit, ErrorCode>> = {
  maxDepth: 'MAX_DEPTH_LIMIT',
  maxFields: 'MAX_FIELDS_LIMIT',
  maxAliases: 'MAX_ALIASES_LIMIT',
  maxRootAliases: 'MAX_ALIASES_LIMIT',
  maxRootFields: 'MAX_ROOT_FIELDS_LIMIT',
  maxDirectives: 'MAX_DIRECTIVES_LIMIT',
  maxDirectivesPerNode: 'MAX_DIRECTIVES_LIMIT',
};

const subjects: Readonly<Record<OperationLimit, string>> = {
  maxDepth: 'levels of fields',
  maxFields: 'fields',
  maxAliases: 'aliases',
  maxRootAliases: 'aliases of root fields',
  maxRootFields: 'root fields',
  maxDirectives: 'directives',
  maxDirectivesPerNode: 'directives in one place',
};

/**
 * Creates the checks. Their callers remember what they answer with the document.
 * @param onExceeded called for every limit gone over, in either mode
 */
export function createOperationLimits(
  config: OperationLimitsConfig,
  onExceeded: (exceeded: ExceededLimit) => void,
): OperationLimits {
  const meters = new WeakMap<DocumentNode, OperationMeter>();

  function meterOf(document: DocumentNode): OperationMeter {
    const known = meters.get(document);
    if (known !== undefined) return known;
    const meter = createOperationMeter(document);
    meters.set(document, meter);
    return meter;
  }

  function check(
    actuals: ReadonlyArray<readonly [limit: OperationLimit, actual: number]>,
    operationName: string | undefined,
  ): readonly ResponseError[] {
    const exceeded = actuals
      .map(([limit, actual]) => ({ limit, max: config[limit], actual, operationName }))
      .filter(({ actual, max }) => actual > max);
    for (const each of exceeded) onExceeded(each);
    return config.mode === 'enforce' ? exceeded.map(toError) : [];
  }

  return {
    checkDocument(document) {
      const { total, mostOnOneNode } = countDirectives(document);
      const errors = [
        ...check(
          [
            ['maxDirectives', total],
            ['maxDirectivesPerNode', mostOnOneNode],
          ],
          undefined,
        ),
      ];
      const measure = meterOf(document);
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        errors.push(...check([['maxFields', measure(definition).fields]], definition.name?.value));
        if (errors.length > 0) return errors;
      }
      return errors;
    },
    checkOperation({ document, operation }) {
      const { depth, aliases, rootAliases, rootFields } = meterOf(document)(operation);
      return check(
        [
          ['maxDepth', depth],
          ['maxAliases', aliases],
          ['maxRootAliases', rootAliases],
          ['maxRootFields', rootFields],
        ],
        operation.name?.value,
      );
    },
  };
}

function toError({ limit, max, actual, operationName }: ExceededLimit): ResponseError {
  const owner =
    operationName === undefined
      ? 'The operation'
      : `The operation "${operationName.slice(0, shownCharacters)}"`;
  const subject = limit.startsWith('maxDirectives') ? 'The document' : owner;
  const count = actual >= countCeiling ? `${countCeiling} or more` : String(actual);
  return responseError(codes[limit], `${subject} has ${count} ${subjects[limit]}; the limit is ${max}`);
}
