import type { OutgoingHttpHeader } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Adds a request header to those that the answer depends on. */
export function addVary(reply: FastifyReply, header: string): void {
  const vary = reply.getHeader('vary');
  if (vary === undefined) reply.header('vary', header);
  else if (!listOf(vary).includes(header.toLowerCase())) reply.header('vary', `${String(vary)}, ${header}`);
}

function listOf(vary: OutgoingHttpHeader): readonly string[] {
  return String(vary)
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
}
