import { domainRegistry } from '../../subgraphs/registry.ts';

/** How one mutation is done: what it needs is made first, by other mutations. */
export type MutationExample = (world: ExampleWorld) => Promise<ExampleRequest>;

/** A mutation that can be done once, ready to be sent. */
export interface ExampleRequest {
  /** The owner of the demo organization when left out. */
  readonly by?: ExampleClient;
  readonly input?: Input;
  /** The code it is refused with, when that is its example. */
  readonly refusal?: string;
}

/** Where examples are made: the whole ERP with its demo data. */
export interface ExampleWorld {
  readonly owner: ExampleClient;
  readonly admin: ExampleClient;
  readonly anonymous: ExampleClient;
  /** A new user of the demo organization, who is a customer. */
  newUser(): Promise<ExampleUser>;
  /** The token in the newest mail to an address. */
  mailedToken(email: string): Promise<string>;
  /** A text that no other example has. */
  unique(): string;
}

/** A user who is signed in. */
export interface ExampleUser extends ExampleClient {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** The same person with another access token. */
  withToken(accessToken: string): ExampleClient;
}

/** Sends operations to the router. */
export interface ExampleClient {
  /** Does a mutation; resolves with its payload: every field that is a value, of the payload and what is in it. */
  do<Payload = AnyObject>(mutation: string, input?: Input): Promise<Payload>;
  ask(query: string): Promise<AnyObject>;
  /** The whole answer to a mutation with an idempotency key. */
  repeat(mutation: string, input: Input | undefined, key: string): Promise<ExampleAnswer>;
}

/** `errors` is undefined when there are none. */
export interface ExampleAnswer {
  readonly data?: AnyObject | null;
  readonly errors?: ReadonlyArray<{ readonly message: string; readonly extensions: AnyObject }>;
}

type Input = Readonly<Record<string, unknown>>;
// What a payload holds is known where the example is written; a mistake there fails the example.
// oxlint-disable-next-line no-explicit-any
export type AnyObject = Record<string, any>;

/** The examples of every domain, from its `test/mutation-examples.ts`; a mutation without one fails the suite. */
export async function loadMutationExamples(): Promise<
  ReadonlyMap<string, { readonly domain: string; readonly example: MutationExample }>
> {
  const examples = new Map<string, { readonly domain: string; readonly example: MutationExample }>();
  for (const { name: domain } of domainRegistry) {
    const { mutationExamples } = (await import(`../../subgraphs/${domain}/test/mutation-examples.ts`)) as {
      readonly mutationExamples: Readonly<Record<string, MutationExample>>;
    };
    for (const [mutation, example] of Object.entries(mutationExamples))
      examples.set(mutation, { domain, example });
  }
  return examples;
}
