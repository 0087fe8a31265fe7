import { request } from 'node:http';

/** Headers as pairs, so that names and repetitions arrive as written. */
export type RawHeaders = ReadonlyArray<readonly [name: string, value: string]>;

/** An answer with nothing interpreted. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request with exactly the bytes, headers and method that the test gives. */
interface RawRequest {
  readonly method?: string;
  readonly headers?: RawHeaders;
  readonly body?: string | Uint8Array;
}

/** Sends a request without adding, joining or checking headers. */
export function sendRaw(
  url: string,
  { method = 'POST', headers = [], body }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { host } = new URL(url);
    const length: RawHeaders =
      body === undefined ? [] : [['content-length', String(Buffer.byteLength(body))]];
    const outgoing = request(
      url,
      { method, headers: [['host', host], ...length, ...headers].flat(), agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** `extensions.code` of the first error of an answer. */
export function codeOf(answer: { readonly text: string }): unknown {
  const body = JSON.parse(answer.text) as {
    readonly errors?: ReadonlyArray<{ readonly extensions?: { readonly code?: unknown } }>;
  };
  return body.errors?.[0]?.extensions?.code;
}
