import { createHash } from 'node:crypto';
import { type GraphQLSchema, printSchema } from 'graphql';
import { builtInPaths } from '../config/built-in-paths.ts';
import type { HttpServer } from '../http/create-server.ts';
import { hasVersion } from '../http/entity-tag.ts';
import { sendError } from '../http/error-reply.ts';
import { dataHeaders } from '../http/security-headers.ts';

/** What the route needs. */
interface SchemaRouteOptions {
  /** Whether clients may read the schema. */
  readonly isOpen: boolean;
  /** The API schema in service; undefined while there is none. */
  readonly currentSchema: () => GraphQLSchema | undefined;
}

/** A schema as text, with the entity tag of that text. */
interface SchemaText {
  readonly sdl: string;
  readonly etag: string;
}

/**
 * Adds `/schema.graphql`: the schema that clients may query, as SDL, for code generators and editors. It is
 * INTROSPECTION_DISABLED where clients may not read the schema, and UNAVAILABLE while there is none.
 */
export function addSchemaRoute(server: HttpServer, { isOpen, currentSchema }: SchemaRouteOptions): void {
  const texts = new WeakMap<GraphQLSchema, SchemaText>();
  for (const path of builtInPaths.schema) {
    server.get(path, (request, reply) => {
      if (!isOpen) return sendError(reply, 'INTROSPECTION_DISABLED', 'Introspection is disabled');
      const schema = currentSchema();
      if (schema === undefined) return sendError(reply, 'UNAVAILABLE', 'There is no supergraph yet');
      const { sdl, etag } = texts.get(schema) ?? remember(texts, schema);
      reply.headers({ ...dataHeaders, 'cache-control': 'no-cache', etag });
      if (hasVersion(request.headers['if-none-match'], etag)) return reply.code(304).send();
      // Shown by browsers, unlike application/graphql; it is data to them all the same (nosniff).
      return reply.header('content-type', 'text/plain; charset=utf-8').send(sdl);
    });
  }
}

function remember(texts: WeakMap<GraphQLSchema, SchemaText>, schema: GraphQLSchema): SchemaText {
  const sdl = `${printSchema(schema)}\n`;
  const etag = `"${createHash('sha256').update(sdl).digest('base64url').slice(0, 22)}"`;
  const text = { sdl, etag };
  texts.set(schema, text);
  return text;
}
