import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { demoPassword } from '../../../subgraphs/kit/demo/demo-people.ts';
import type {
  AnyObject,
  ExampleAnswer,
  ExampleClient,
  ExampleUser,
  ExampleWorld,
} from '../../harness/mutation-example.ts';

/** The API as clients see it. */
export const apiSchema = buildSchema(
  readFileSync(path.join(import.meta.dirname, '../../../schema/generated/api.graphql'), 'utf8'),
);

/** Every mutation of the API. */
export const mutationNames: readonly string[] = Object.keys(apiSchema.getMutationType()?.getFields() ?? {});

const depth = 3;

/** Every field that is a value, of the type and of the objects in it, without connections. */
function selectionOf(type: GraphQLOutputType, level = 1): string {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    if (level === depth || !isObjectType(inner) || /Connection$|^PageInfo$/.test(inner.name)) return [];
    // Objects with an id stand on their own below the payload: their state is that of now.
    if (level > 1 && inner.getFields()['id'] !== undefined && inner.name !== 'TicketType') return [];
    return [`${field.name} ${selectionOf(field.type, level + 1)}`];
  });
  return fields.length === 0 ? '{ __typename }' : `{ ${fields.join(' ')} }`;
}

function operationOf(mutation: string): string {
  const field = apiSchema.getMutationType()?.getFields()[mutation];
  if (field === undefined) throw new Error(`There is no mutation ${mutation}.`);
  const [input] = field.args;
  const selection = selectionOf(field.type);
  return input === undefined
    ? `mutation { ${mutation} ${selection} }`
    : `mutation($input: ${String(input.type)}) { ${mutation}(input: $input) ${selection} }`;
}

function createClient(url: string, accessToken?: string): ExampleClient {
  const send = async (query: string, variables: object, key?: string): Promise<ExampleAnswer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as ExampleAnswer;
  };
  const run = async (query: string, variables: object): Promise<AnyObject> => {
    const { data, errors } = await send(query, variables);
    if (!data || errors) throw new Error(`${query} ${JSON.stringify(variables)}: ${JSON.stringify(errors)}`);
    return data;
  };
  return {
    do: async <Payload = AnyObject>(mutation: string, input?: object) =>
      (await run(operationOf(mutation), input === undefined ? {} : { input }))[mutation] as Payload,
    ask: (query) => run(query, {}),
    repeat: (mutation, input, key) => send(operationOf(mutation), input === undefined ? {} : { input }, key),
  };
}

/**
 * A world over a running ERP.
 * @param readMail the text of the newest mail to an address
 */
export async function createExampleWorld(
  url: string,
  readMail: (email: string) => Promise<string>,
): Promise<ExampleWorld> {
  const anonymous = createClient(url);
  const run = Date.now().toString(36);
  let count = 0;
  const unique = (): string => {
    count += 1;
    return `example-${run}-${count}`;
  };
  const signIn = async (email: string): Promise<ExampleClient> => {
    const { accessToken } = await anonymous.do('login', { email, password: demoPassword });
    return createClient(url, accessToken);
  };
  return {
    anonymous,
    owner: await signIn('owner@acme.example'),
    admin: await signIn('admin@acme.example'),
    unique,
    mailedToken: async (email) => {
      const [, token] = /[?&]token=([\w-]+)/.exec(await readMail(email)) ?? [];
      if (token === undefined) throw new Error(`No token was mailed to ${email}.`);
      return token;
    },
    newUser: async (): Promise<ExampleUser> => {
      const email = `${unique()}@example.org`;
      const password = 'a perfectly fine passphrase';
      const input = { email, password, firstName: 'Uma', organizationSlug: 'acme' };
      const registered = await anonymous.do('register', input);
      return {
        ...createClient(url, registered['accessToken']),
        id: registered['user'].id,
        email,
        password,
        withToken: (token) => createClient(url, token),
      };
    },
  };
}
