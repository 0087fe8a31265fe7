import type { ValidDocument } from '../documents/document-cache.ts';
import { type ExecutableOperation, operationTypeOf } from '../graphql/operation.ts';
import { proceed, refuse, type StageResult } from '../graphql/stage-result.ts';
import type { IncomingRequest } from './incoming-request.ts';

/**
 * Picks the operation to execute (GetOperation, GraphQL specification section 6.1) and checks that the
 * transport can carry it.
 */
export function selectOperation(
  document: ValidDocument,
  operationName: string | undefined,
  incoming: IncomingRequest,
): StageResult<ExecutableOperation> {
  const operation = findOperation(document, operationName);
  if (operation === undefined) {
    return refuse('OPERATION_RESOLUTION_FAILURE', describeMiss(document, operationName));
  }
  const type = operationTypeOf(operation);
  if (incoming.allowedOperations.has(type)) return proceed(operation);
  if (type === 'subscription') {
    return refuse(
      'SUBSCRIPTION_TRANSPORT_REQUIRED',
      'Subscriptions need a WebSocket or event stream connection',
    );
  }
  return refuse('METHOD_NOT_ALLOWED', 'Only queries can be executed with GET; send a POST', {
    headers: [['allow', 'POST']],
  });
}

function findOperation(
  document: ValidDocument,
  operationName: string | undefined,
): ExecutableOperation | undefined {
  if (operationName !== undefined) return document.operations.get(operationName);
  if (document.operations.size !== 1) return undefined;
  for (const operation of document.operations.values()) return operation;
  return undefined;
}

function describeMiss(document: ValidDocument, operationName: string | undefined): string {
  if (document.operations.size === 0) return 'The document holds no operation';
  if (operationName === undefined)
    return 'The document holds several operations; "operationName" must say which';
  return 'The document holds no operation named by "operationName"';
}
