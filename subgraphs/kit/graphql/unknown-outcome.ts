import { DomainError } from '../errors/domain-error.ts';

/** A mutation that may have been done: its service, or one behind it, ended the call without an answer. */
export class UnknownOutcome extends DomainError {
  constructor(cut: DomainError, hasKey: boolean) {
    super(cut.code, `${unknownOutcome} ${hasKey ? adviceWithKey : adviceWithoutKey}`, {
      fields: cut.fields,
      metadata: cut.metadata,
      cause: cut,
    });
    this.name = 'UnknownOutcome';
  }
}

const unknownOutcome = 'It is not known whether this was done: the service stopped answering.';
/** In the place of advice to try again. */
const adviceWithoutKey = 'Look at the current state before you try again.';
const adviceWithKey = 'Send the same request again with the same Idempotency-Key: it is not done twice.';

/**
 * What a mutation answers for an error of its service.
 * @param hasKey whether the client sent an idempotency key
 */
export function toMutationError(error: unknown, hasKey: boolean): unknown {
  return error instanceof DomainError && error.isCutOff ? new UnknownOutcome(error, hasKey) : error;
}
