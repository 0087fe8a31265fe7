import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { GraphqlParams } from '../graphql/graphql-params.ts';
import { proceed, refuse, type StageResult } from '../graphql/stage-result.ts';
import { exceedsJsonDepth } from './json-depth.ts';

/** Limits of request bodies. */
export interface DecodeLimits {
  readonly maxJsonDepth: number;
  readonly maxOperationNameLength: number;
}

/** Whether a `Content-Type` is JSON in UTF-8, the only encoding JSON has between systems (RFC 8259). */
export function isJsonContentType(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  if (contentType === 'application/json') return true;
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  if (type.trim() !== 'application/json') return false;
  return parameters.every((parameter) => {
    const [name = '', value = ''] = parameter.split('=').map((part) => part.trim());
    return name !== 'charset' || value.replaceAll('"', '') === 'utf-8';
  });
}

/** Reads the parameters of a POST (GraphQL over HTTP, "POST"). */
export function decodeBody(
  headers: IncomingHttpHeaders,
  body: unknown,
  limits: DecodeLimits,
): StageResult<GraphqlParams> {
  if (!isJsonContentType(headers['content-type'])) {
    return refuse('UNSUPPORTED_MEDIA_TYPE', 'The body must be application/json in UTF-8');
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    return refuse('UNSUPPORTED_MEDIA_TYPE', 'Encoded bodies are not accepted');
  }
  if (!(body instanceof Uint8Array) || body.length === 0) return refuse('BAD_REQUEST', 'The body is empty');
  const parsed = parseJson(body, limits.maxJsonDepth);
  if (parsed.kind === 'respond') return parsed;
  if (Array.isArray(parsed.value)) {
    return refuse('BATCHING_NOT_SUPPORTED', 'The body must hold one operation, not a list');
  }
  if (!isRecord(parsed.value)) return refuse('BAD_REQUEST', 'The body must be a JSON object');
  return readParams(parsed.value, limits);
}

/** Reads the parameters of a GET (GraphQL over HTTP, "GET"): variables and extensions are JSON texts. */
export function decodeQueryString(query: unknown, limits: DecodeLimits): StageResult<GraphqlParams> {
  if (!isRecord(query)) return refuse('BAD_REQUEST', 'The query string cannot be read');
  const params: Record<string, unknown> = {};
  for (const name of ['query', 'documentId', 'operationName', 'variables', 'extensions']) {
    const value = query[name];
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string') return refuse('BAD_REQUEST', `The parameter "${name}" must occur once`);
    if (name !== 'variables' && name !== 'extensions') {
      params[name] = value;
      continue;
    }
    const parsed = parseJson(Buffer.from(value), limits.maxJsonDepth);
    if (parsed.kind === 'respond') return parsed;
    params[name] = parsed.value;
  }
  return readParams(params, limits);
}

function parseJson(bytes: Uint8Array, maxDepth: number): StageResult<unknown> {
  if (!isUtf8(bytes)) return refuse('BAD_REQUEST', 'The request is not valid UTF-8');
  if (exceedsJsonDepth(bytes, maxDepth)) return refuse('BAD_REQUEST', 'The JSON is nested too deeply');
  try {
    return proceed(
      JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as unknown,
    );
  } catch {
    // The parser's message quotes the request; it has no information that a client needs.
    return refuse('BAD_REQUEST', 'The request is not valid JSON');
  }
}

function readParams(source: Record<string, unknown>, limits: DecodeLimits): StageResult<GraphqlParams> {
  const { query, documentId, operationName, variables, extensions } = source;
  if (query != null && typeof query !== 'string')
    return refuse('BAD_REQUEST', 'The parameter "query" must be a string');
  if (documentId != null && typeof documentId !== 'string') {
    return refuse('BAD_REQUEST', 'The parameter "documentId" must be a string');
  }
  if (operationName != null && typeof operationName !== 'string') {
    return refuse('BAD_REQUEST', 'The parameter "operationName" must be a string');
  }
  if (operationName != null && operationName.length > limits.maxOperationNameLength) {
    return refuse('OPERATION_RESOLUTION_FAILURE', 'The parameter "operationName" is too long');
  }
  if (variables != null && !isRecord(variables)) {
    return refuse('BAD_REQUEST', 'The parameter "variables" must be an object');
  }
  if (extensions != null && !isRecord(extensions)) {
    return refuse('BAD_REQUEST', 'The parameter "extensions" must be an object');
  }
  return proceed({
    query: query ?? undefined,
    documentId: documentId ?? undefined,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    extensions: extensions ?? {},
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
