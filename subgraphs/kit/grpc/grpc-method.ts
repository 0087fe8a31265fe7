import type { ServiceDefinition } from '@grpc/grpc-js';

/** What ts-proto generates for a unary method; the message types hang on its functions. */
interface GeneratedMethod {
  readonly path: string;
  readonly requestSerialize: (value: never) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => unknown;
  readonly responseSerialize: (value: never) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => unknown;
}

/** A generated service, for example `CrmServiceService`. */
export type GrpcService = Readonly<Record<string, GeneratedMethod>> & ServiceDefinition;

/** The request message of a generated method. */
export type RequestOf<Method> = Method extends { requestDeserialize: (bytes: Buffer) => infer Request }
  ? Request
  : never;
/** The response message of a generated method. */
export type ResponseOf<Method> = Method extends { responseDeserialize: (bytes: Buffer) => infer Response }
  ? Response
  : never;
