import { Buffer } from 'node:buffer';
import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { GraphqlResponse, ResponseHeaders } from '../graphql/graphql-response.ts';
import type { NegotiatedMediaType } from './negotiate-media-type.ts';
import { dataHeaders } from './security-headers.ts';
import { writeBody } from './write-body.ts';

/** How an answer is sent besides what it says itself. */
export interface SendOptions {
  readonly mediaType: NegotiatedMediaType;
  readonly requestId: string;
  /** Whether request errors are 200 for clients of `application/json` alone. */
  readonly allowsLegacyOk: boolean;
}

/** Sends an answer as GraphQL over HTTP wants it. */
export function sendResponse(
  reply: FastifyReply,
  response: GraphqlResponse,
  { mediaType, requestId, allowsLegacyOk }: SendOptions,
): FastifyReply {
  const isLegacyOk =
    allowsLegacyOk && mediaType.isLegacyJson && response.kind === 'refused' && response.phase === 'request';
  reply
    .code(isLegacyOk ? 200 : response.status)
    .headers(dataHeaders)
    .header('content-type', mediaType.contentType)
    .header('vary', reply.hasHeader('vary') ? `${String(reply.getHeader('vary'))}, Accept` : 'Accept')
    .header('x-request-id', requestId);
  if (response.headers.length > 0) addHeaders(reply, response.headers);
  return sendPieces(reply, writeBody(response));
}

function addHeaders(reply: FastifyReply, headers: ResponseHeaders): void {
  for (const [name, values] of Map.groupBy(headers, ([header]) => header)) {
    reply.header(name, values.length === 1 ? values[0]?.[1] : values.map(([, value]) => value));
  }
}

/** Sends a body without joining its pieces, which would copy all of it. */
function sendPieces(reply: FastifyReply, pieces: ReadonlyArray<string | Buffer>): FastifyReply {
  const [first, ...others] = pieces;
  if (others.length === 0) return reply.send(first);
  reply.hijack();
  const { raw } = reply;
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  reply.header('content-length', length);
  raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  for (const piece of pieces) raw.write(piece);
  raw.end();
  return reply;
}
