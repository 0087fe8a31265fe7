import { DomainError } from '../errors/domain-error.ts';

/** A mutation that may have been done: its service, or one behind it, ended the call without an answer. */
export class UnknownOutcome extends DomainError {
  constructor(cut: DomainError) {
    super(cut.code, unknownOutcomeMessage, { fields: cut.fields, metadata: cut.metadata, cause: cut });
    this.name = 'UnknownOutcome';
  }
}

/** In the place of advice to try again. */
const unknownOutcomeMessage =
  'It is not known whether this was done: the service stopped answering. Look at the current state before you try again.';

/** What a mutation answers for an error of its service. */
export function toMutationError(error: unknown): unknown {
  return error instanceof DomainError && error.isCutOff ? new UnknownOutcome(error) : error;
}
