import type { RouterConfigInput } from '../../router/config/router-config.ts';
import { type ScriptedSubgraph, startScriptedSubgraph } from '../harness/scripted-subgraph.ts';
import { startRouter, type TestRouter } from '../harness/start-router.ts';

const accountsSdl = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Query { whoami: String! greeting: String! }
type Mutation { login(input: LoginInput!): Session! logout: Boolean! }
input LoginInput { email: String! password: String! }
type Session { accessToken: String! }
`;

/** A router in development with ten demo users. */
export const editorConfig: RouterConfigInput = {
  environment: 'development',
  subgraphs: { all: { requestHeaders: [{ kind: 'propagate', named: 'authorization' }] } },
  graphiql: {
    title: 'Test <graph>',
    defaultQuery: '{ greeting whoami }',
    demoPassword: 'open-sesame',
    demoLoginOperation:
      'mutation($email: String!, $password: String!) { signIn: login(input: { email: $email, password: $password }) { accessToken } }',
    demoTokenPath: 'signIn.accessToken',
    demoLogoutOperation: 'mutation { logout }',
    demoUsers: [
      { label: 'Owner', email: 'owner@acme.example' },
      { label: 'Sales', email: 'sales@acme.example' },
      ...Array.from({ length: 8 }, (_, index) => ({
        label: `colleague_${index}`,
        email: `colleague${index}@acme.example`,
      })),
    ],
  },
};

/** A router with the editor, over one subgraph that greets, says who asks, and logs in. */
export interface RunningEditor {
  readonly router: TestRouter;
  readonly subgraph: ScriptedSubgraph;
  /** What `login` gives; a test may replace it. */
  createToken: (email: string, password: string) => string | Promise<string>;
  close(): Promise<void>;
}

/** The token that `login` gives at first. */
export function plainToken(email: string, password: string): string {
  return `${email}.${password}`;
}

export async function startEditor(): Promise<RunningEditor> {
  const subgraph = await startScriptedSubgraph({
    name: 'accounts',
    sdl: accountsSdl,
    resolvers: {
      Query: {
        greeting: () => 'hello from the router',
        whoami: (_root: unknown, _args: unknown, context: { headers: Record<string, string> }) =>
          `token ${context.headers['authorization'] ?? 'none'}`,
      },
      Mutation: {
        login: (_root: unknown, { input }: { input: { email: string; password: string } }) => ({
          accessToken: editor.createToken(input.email, input.password),
        }),
        logout: () => true,
      },
    },
  });
  const router = await startRouter([subgraph], editorConfig);
  const editor: RunningEditor = {
    router,
    subgraph,
    createToken: plainToken,
    close: async () => {
      await router.close();
      await subgraph.close();
    },
  };
  return editor;
}
