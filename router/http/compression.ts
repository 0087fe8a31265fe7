import { Buffer } from 'node:buffer';
import type { OutgoingHttpHeader } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CompressionConfig } from '../config/compression-config.ts';
import { type BodyEncoding, compressBody } from './compress-body.ts';
import { sendError } from './error-reply.ts';
import { createEncodingNegotiator } from './negotiate-encoding.ts';
import { addVary } from './vary.ts';

/**
 * Decides how the body of a reply is encoded, and says in `Vary` that this depends on the client. The content type and
 * `Cache-Control` must be set. Undefined: as it is.
 */
export type ReplyEncoding = (reply: FastifyReply, bodyBytes: number) => BodyEncoding | undefined;

/** Creates the decision. */
export function createReplyEncoding(config: CompressionConfig): ReplyEncoding {
  if (!config.enabled) return () => undefined;
  const negotiate = createEncodingNegotiator(config.encodings);
  return (reply, bodyBytes) => {
    const { headers } = reply.request;
    const accepted = negotiate(headers['accept-encoding']);
    const isLarge = bodyBytes >= config.thresholdBytes;
    if (!isLarge && accepted?.isIdentityRefused !== true) return undefined;
    if (bodyBytes === 0 || reply.hasHeader('content-encoding')) return undefined;
    if (!isCompressible(reply.getHeader('content-type'))) return undefined;
    if (
      mayNotBeTransformed(headers['cache-control']) ||
      mayNotBeTransformed(reply.getHeader('cache-control'))
    )
      return undefined;
    addVary(reply, 'Accept-Encoding');
    return accepted === undefined || accepted.encoding === 'identity' ? undefined : accepted.encoding;
  };
}

/**
 * Has every body of a server compressed that is sent whole: of answers, routes and errors. A request that accepts
 * neither a coding on offer nor the body as it is gets 406 before anything is executed.
 */
export function addCompression(server: FastifyInstance, config: CompressionConfig): void {
  const encodings = config.enabled ? config.encodings : [];
  const negotiate = createEncodingNegotiator(encodings);
  server.addHook('onRequest', (request, reply, done) => {
    if (negotiate(request.headers['accept-encoding']) === undefined) {
      sendError(reply, 'NOT_ACCEPTABLE', `Content codings here are ${[...encodings, 'identity'].join(', ')}`);
      return;
    }
    done();
  });
  if (!config.enabled) return;
  const encodingOf = createReplyEncoding(config);
  server.addHook('onSend', (_request, reply, payload, done) => {
    // RFC 9110, section 15.4.5: what the answer with a body would say of it.
    if (reply.statusCode === 304) addVary(reply, 'Accept-Encoding');
    // Streams are never compressed: what an event stream has said must not wait for more.
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) {
      done();
      return;
    }
    const encoding = encodingOf(reply, Buffer.byteLength(payload));
    if (encoding === undefined) {
      done();
      return;
    }
    compressBody(payload, encoding, (error, body) => {
      if (error !== null) {
        done(error);
        return;
      }
      markEncoded(reply, encoding);
      done(null, body);
    });
  });
}

function markEncoded(reply: FastifyReply, encoding: BodyEncoding): void {
  reply.header('content-encoding', encoding);
  // The same content in other bytes (RFC 9110, section 8.8.1).
  const tag = reply.getHeader('etag');
  if (typeof tag === 'string' && !tag.startsWith('W/')) reply.header('etag', `W/${tag}`);
}

/** Text in any form. Fonts and pictures are compressed already, and a stream of events or parts is not one body. */
function isCompressible(contentType: OutgoingHttpHeader | undefined): boolean {
  const type = String(contentType).split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return type !== 'text/event-stream' && /^(text\/.+|application\/(.+\+)?json|image\/svg\+xml)$/.test(type);
}

/** RFC 9111, section 5.2: a cache directive of either side. */
function mayNotBeTransformed(cacheControl: OutgoingHttpHeader | undefined): boolean {
  return cacheControl !== undefined && /(^|[\s,])no-transform($|[\s,])/i.test(String(cacheControl));
}
