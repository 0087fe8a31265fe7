import { type DocumentNode, type OperationDefinitionNode, OperationTypeNode } from 'graphql';

/** Kind of an operation in words. */
export type OperationType = 'query' | 'mutation' | 'subscription';

/** One operation of a parsed, validated document. The same object is passed for the same text. */
export interface ExecutableOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  /** The document as it will be planned. */
  readonly text: string;
  /** SHA-256 of the request text, hex; computed once per distinct text. */
  readonly documentHash: string;
}

/** Kind of an operation. */
export function operationTypeOf({ operation }: ExecutableOperation): OperationType {
  switch (operation.operation) {
    case OperationTypeNode.QUERY:
      return 'query';
    case OperationTypeNode.MUTATION:
      return 'mutation';
    case OperationTypeNode.SUBSCRIPTION:
      return 'subscription';
  }
}
