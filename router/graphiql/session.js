/**
 * Who is signed in on the page: `{ kind: 'signed-in', user, token }` or `{ kind: 'signed-out', reason }`, where the
 * reason is a sentence or undefined. `onChange` is called with each new state.
 */
export function createSession(settings, onChange) {
  let state = { kind: 'signed-out', reason: undefined };
  // The last click decides: what an earlier one waits for comes too late.
  let lastAttempt = 0;
  const change = (next) => {
    state = next;
    onChange(state);
  };
  const end = (token, reason) => {
    // A user who has signed in meanwhile stays.
    if (state.kind === 'signed-in' && state.token === token)
      change({ kind: 'signed-out', reason: `Signed out: ${reason}` });
  };

  /** Asks the router whether a token is still good, and ends the session when it is not. */
  async function check() {
    if (state.kind !== 'signed-in') return;
    const { token } = state;
    const response = await post(settings.endpoint, { query: '{ __typename }' }, token);
    if (response.status === 401) end(token, await firstMessage(response));
  }

  /** `fetch` with the token, unless the headers of the editor hold another one. */
  async function fetchSignedIn(url, init) {
    const headers = new Headers(init.headers);
    if (state.kind !== 'signed-in' || headers.has('authorization')) return fetch(url, init);
    const { token } = state;
    headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(url, { ...init, headers });
    void endIfRefused(token, response.clone(), init.body).catch(() => {
      // Not JSON: the editor shows what it is.
    });
    return response;
  }

  async function endIfRefused(token, response, body) {
    if (response.status === 401) {
      end(token, await firstMessage(response));
      return;
    }
    const { errors } = await response.json();
    const refusal = errors?.find(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
    if (refusal === undefined) return;
    // A mutation may say so of a password in its arguments.
    if (/\bmutation\b/.test(JSON.parse(body).query)) await check();
    else end(token, refusal.message);
  }

  return {
    fetch: fetchSignedIn,
    check,
    async signIn(user) {
      lastAttempt += 1;
      const attempt = lastAttempt;
      let next;
      try {
        next = { kind: 'signed-in', user, token: await logIn(settings, user.email) };
      } catch (error) {
        next = { kind: 'signed-out', reason: `Not signed in: ${error.message}` };
      }
      if (attempt === lastAttempt) change(next);
    },
    async signOut() {
      lastAttempt += 1;
      if (state.kind !== 'signed-in') return;
      const { token } = state;
      change({ kind: 'signed-out', reason: 'Signed out' });
      // The page has forgotten the token, whether or not the session can be ended.
      if (settings.demoLogoutOperation !== undefined)
        await post(settings.endpoint, { query: settings.demoLogoutOperation }, token).catch(() => undefined);
    },
  };
}

async function logIn({ endpoint, demoLoginOperation, demoPassword, demoTokenPath }, email) {
  const variables = { email, password: demoPassword };
  const response = await post(endpoint, { query: demoLoginOperation, variables }).catch((cause) => {
    throw new Error('the router cannot be reached', { cause });
  });
  const answer = await readAnswer(response);
  const token = demoTokenPath.split('.').reduce((value, name) => value?.[name], answer?.data);
  if (typeof token !== 'string')
    throw new Error(messageOf(answer) ?? `the answer, with status ${response.status}, holds no token`);
  return token;
}

/** The answer; undefined when it is not JSON, as that of a proxy may be. */
function readAnswer(response) {
  return response.json().catch(() => undefined);
}

function post(endpoint, body, token) {
  return fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

async function firstMessage(response) {
  return messageOf(await readAnswer(response)) ?? `status ${response.status}`;
}

function messageOf(answer) {
  const message = answer?.errors?.[0]?.message;
  return typeof message === 'string' ? message : undefined;
}
