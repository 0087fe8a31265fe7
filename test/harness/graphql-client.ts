/** A client of the router as a frontend would be one: HTTP, JSON, a bearer token after login. */
export interface GraphqlClient {
  /** The data of an operation; rejects with {@link OperationFailed} when the answer has errors. */
  run<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The whole answer, errors included. */
  send(query: string, variables?: Record<string, unknown>): Promise<ClientAnswer>;
  /** Logs in and sends the token from now on. */
  login(email: string, password: string): Promise<void>;
}

/** An HTTP answer to an operation; `data` is null and `errors` is empty where the body has none. */
export interface ClientAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly ClientError[];
  /** The body as it came. */
  readonly text: string;
}

interface ClientError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Record<string, unknown>;
}

class OperationFailed extends Error {
  readonly answer: ClientAnswer;

  constructor(answer: ClientAnswer) {
    super(`HTTP ${answer.status}: ${JSON.stringify(answer.errors)}`);
    this.name = 'OperationFailed';
    this.answer = answer;
  }
}

/** @param url the GraphQL endpoint, for example `http://127.0.0.1:4000/graphql` */
export function createGraphqlClient(url: string): GraphqlClient {
  let authorization: string | undefined;

  const send = async (query: string, variables: Record<string, unknown> = {}): Promise<ClientAnswer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // Not compressed: benchmarks measure answers, and on loopback compression gains nothing.
        'accept-encoding': 'identity',
        ...(authorization ? { authorization } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const body = JSON.parse(text) as Partial<ClientAnswer>;
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [], text };
  };
  const run = async <Data>(query: string, variables?: Record<string, unknown>): Promise<Data> => {
    const answer = await send(query, variables);
    if (answer.errors.length > 0 || answer.data === null) throw new OperationFailed(answer);
    return answer.data as Data;
  };
  return {
    send,
    run,
    login: async (email, password) => {
      authorization = undefined;
      const data = await run<{ readonly login: { readonly accessToken: string } }>(
        'mutation($input: LoginInput!) { login(input: $input) { accessToken } }',
        { input: { email, password } },
      );
      authorization = `Bearer ${data.login.accessToken}`;
    },
  };
}
