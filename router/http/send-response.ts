import { Buffer } from 'node:buffer';
import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { GraphqlResponse, ResponseHeaders } from '../graphql/graphql-response.ts';
import type { ReplyEncoding } from './compression.ts';
import { exposeHeaders } from './cors.ts';
import type { NegotiatedMediaType } from './negotiate-media-type.ts';
import { dataHeaders } from './security-headers.ts';
import { addVary } from './vary.ts';
import { writeBody } from './write-body.ts';

/** How an answer is sent besides what it says itself. */
interface SendOptions {
  readonly mediaType: NegotiatedMediaType;
  readonly requestId: string;
  /** Whether request errors are 200 for clients of `application/json` alone. */
  readonly allowsLegacyOk: boolean;
  readonly encodingOf: ReplyEncoding;
}

/** Sends an answer as GraphQL over HTTP wants it. */
export function sendResponse(
  reply: FastifyReply,
  response: GraphqlResponse,
  { mediaType, requestId, allowsLegacyOk, encodingOf }: SendOptions,
): FastifyReply {
  const isLegacyOk =
    allowsLegacyOk && mediaType.isLegacyJson && response.kind === 'refused' && response.phase === 'request';
  reply
    .code(isLegacyOk ? 200 : response.status)
    .headers(dataHeaders)
    .header('content-type', mediaType.contentType)
    .header('x-request-id', requestId);
  addVary(reply, 'Accept');
  if (response.headers.length > 0) addHeaders(reply, response.headers);
  return sendPieces(reply, writeBody(response), encodingOf);
}

function addHeaders(reply: FastifyReply, headers: ResponseHeaders): void {
  exposeHeaders(
    reply,
    headers.map(([name]) => name),
  );
  for (const [name, values] of Map.groupBy(headers, ([header]) => header)) {
    reply.header(name, values.length === 1 ? values[0]?.[1] : values.map(([, value]) => value));
  }
}

/** Sends a body without joining its pieces, which would copy all of it; what is compressed is copied anyway. */
function sendPieces(
  reply: FastifyReply,
  pieces: ReadonlyArray<string | Buffer>,
  encodingOf: ReplyEncoding,
): FastifyReply {
  const [first, ...others] = pieces;
  if (others.length === 0) return reply.send(first);
  const length = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  if (encodingOf(reply, length) !== undefined) {
    return reply.send(
      Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))),
    );
  }
  reply.hijack();
  const { raw } = reply;
  reply.header('content-length', length);
  raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  for (const piece of pieces) raw.write(piece);
  raw.end();
  return reply;
}
