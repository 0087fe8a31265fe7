import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between the sandbox and the subgraph: knows its address first, and sees what passes. */
export interface WebhookRelay {
  readonly url: string;
  readonly deliveries: readonly WebhookDelivery[];
  /** Where to pass webhooks on; until it is set they are answered with 503. */
  forwardTo(url: string): void;
  /** Resolves when this many deliveries were answered. */
  waitFor(count: number): Promise<void>;
  close(): Promise<void>;
}

interface WebhookDelivery {
  readonly body: string;
  readonly signature: string;
  readonly status: number;
  readonly answer: string;
}

/** Starts an HTTP server that records webhooks and passes them on once it has a target. */
export async function startWebhookRelay(): Promise<WebhookRelay> {
  const deliveries: WebhookDelivery[] = [];
  const waiting = new Set<() => void>();
  let target: string | undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const signature = String(request.headers['sandbox-signature']);
      void forward(target, body, signature).then(({ status, answer }) => {
        deliveries.push({ body, signature, status, answer });
        response.writeHead(status).end();
        for (const check of waiting) check();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    deliveries,
    forwardTo: (url) => {
      target = url;
    },
    waitFor: (count) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (deliveries.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function forward(
  target: string | undefined,
  body: string,
  signature: string,
): Promise<{ readonly status: number; readonly answer: string }> {
  if (target === undefined) return { status: 503, answer: '' };
  const response = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sandbox-signature': signature },
    body,
  });
  return { status: response.status, answer: await response.text() };
}
